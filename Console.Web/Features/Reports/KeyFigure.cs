using ParkingOps.Domain.Statistics;

namespace ParkingOps.Web.Features.Reports;

/// <summary>A key figure of the summary, beside that of the month before.</summary>
/// <param name="Name">Name of the figure; its words are the text <c>Figure.{Name}</c>.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Value">This period; null is blank.</param>
/// <param name="Previous">The month before; null is blank.</param>
/// <param name="BlankReason">Why <paramref name="Value"/> is blank.</param>
public sealed record KeyFigure(string Name, FigureKind Kind, decimal? Value, decimal? Previous = null, string? BlankReason = null)
{
    /// <summary>
    /// Change against the month before (环比): in percent of it, or in percentage points for a figure in percent; one decimal, half up.
    /// Blank when either is blank, or when the month before is 0 and a percentage of it means nothing.
    /// </summary>
    public decimal? Change => (Kind, Value, Previous) switch
    {
        (FigureKind.Percent, { } value, { } previous) => Rounding.HalfUp(value - previous, 1),
        (_, { } value, { } previous) when previous != 0 => Rounding.HalfUp((value - previous) * 100 / previous, 1),
        _ => null,
    };

    /// <summary>The key figures that the table of figures holds for a kind of report.</summary>
    public static IEnumerable<KeyFigure> From(ReportKind kind, FigureRow total, FigureRow? previous) =>
        from column in ReportColumns.KeyOf(kind)
        select new KeyFigure(
            column.Name,
            column.Kind,
            ToDecimal(column.Read(total)),
            previous is null ? null : ToDecimal(column.Read(previous)),
            ReasonOf(column.Name, total));

    private static decimal? ToDecimal(object? value) => value switch
    {
        long number => number,
        int number => number,
        decimal number => number,
        _ => null,
    };

    private static string? ReasonOf(string name, FigureRow row) =>
        row.BlankReasons.FirstOrDefault(reason => reason.StartsWith(name + ":", StringComparison.Ordinal))?[(name.Length + 1)..];
}
