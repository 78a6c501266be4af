using System.Globalization;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Features.Statistics;

namespace ParkingOps.Tests.Features.Statistics;

/// <summary>A row of the table of figures as one line of text, so that two tables can be compared at a glance.</summary>
internal static class FigureLine
{
    /// <summary>The columns of the settled cases.</summary>
    public static readonly string[] Columns =
    [
        "entries", "exits", "vehicle_days", "visits", "unmatched_entries", "unmatched_exits",
        "stay_p50_minutes", "stay_p90_minutes", "stay_mean_minutes", "peak_cars", "peak_at",
    ];

    /// <summary>Site, then day and admission where the table has them, then the named columns.</summary>
    public static string Of(GroupFigures row, params string[] columns) =>
        Of(row.Group.Site!, row.Group.Day, row.Group.Admission?.ToString(), columns.Select(column => FigureDefinitions.All.Single(figure => figure.Name == column).Read(row.Figures)));

    public static string Of(string site, DateOnly? day, string? admission, IEnumerable<object?> values) =>
        $"{site} {day:yyyy-MM-dd} {admission?.ToLowerInvariant() ?? "*"} {string.Join(' ', values.Select(Text))}";

    private static string Text(object? value) => value switch
    {
        null => "null",
        DateTimeOffset instant => instant.ToOffset(ServiceDay.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
