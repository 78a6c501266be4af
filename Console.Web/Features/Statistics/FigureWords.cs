using System.Globalization;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;

namespace ParkingOps.Web.Features.Statistics;

/// <summary>How figures are written: for people on screens, and for programs in files.</summary>
public static class FigureWords
{
    /// <summary>A figure as people read it; null when it is blank.</summary>
    public static string? Of(FigureDefinition figure, FigureRow row) => figure.Read(row) switch
    {
        null => null,
        DateTimeOffset at => ServiceDay.Local(at).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture),
        decimal number => number.ToString(figure.Name == "turnover" ? "#,0.00" : "#,0.0", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString("#,0", CultureInfo.InvariantCulture),
        var other => $"{other}",
    };

    /// <summary>A figure as a cell of CSV; empty when it is blank.</summary>
    public static string Cell(FigureDefinition figure, FigureRow row) => figure.Read(row) switch
    {
        null => "",
        DateTimeOffset at => ServiceDay.Local(at).ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", CultureInfo.InvariantCulture),
        decimal number => number.ToString(figure.Name == "turnover" ? "0.00" : "0.0", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => $"{other}",
    };

    /// <summary>Why a figure is blank.</summary>
    public static string BlankReasonOf(FigureDefinition figure, FigureRow row) =>
        row.BlankReasons.FirstOrDefault(reason => reason.StartsWith(figure.Name + ":", StringComparison.Ordinal))?[(figure.Name.Length + 1)..] ?? BlankReason.NotCollected;
}
