using ParkingOps.Domain.Statistics;
using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

/// <summary>Which figures each report shows, and how they look.</summary>
internal static class ReportColumns
{
    private static readonly string[] Hospital =
    [
        "entries", "exits", "visits", "reservations", "fulfilled", "no_shows", "unknown_outcomes", "fulfilment_percent", "no_show_percent",
        "offered_space_minutes", "used_space_minutes", "utilisation_percent", "stay_p50_minutes", "peak_cars", "coverage_percent",
    ];

    private static readonly string[] OffPeak =
    [
        "entries", "exits", "vehicle_days", "visits", "overstays", "quota_space_minutes", "offered_space_minutes", "published_share_percent",
        "used_space_minutes", "utilisation_percent", "stay_p50_minutes", "stay_p90_minutes", "peak_cars", "coverage_percent",
    ];

    private static readonly string[] HospitalKeys =
    [
        "entries", "visits", "reservations", "fulfilment_percent", "no_show_percent", "utilisation_percent", "published_share_percent", "stay_p50_minutes",
    ];

    private static readonly string[] OffPeakKeys =
    [
        "entries", "vehicle_days", "overstays", "published_share_percent", "utilisation_percent", "stay_p50_minutes", "stay_p90_minutes", "coverage_percent",
    ];

    /// <summary>The figures of the report.</summary>
    public static IReadOnlyList<FigureDefinition> Of(ReportKind kind) => Pick(kind == ReportKind.HospitalReservation ? Hospital : OffPeak);

    /// <summary>The columns of sites and days: what has no source yet would be an empty column; the cover names it instead.</summary>
    public static IReadOnlyList<FigureDefinition> CollectedOf(MonthlyReport report) => [.. Of(report.Kind).Where(column => !LacksSource(report.Total, column.Name))];

    /// <summary>The figures of the report that have no source yet.</summary>
    public static IReadOnlyList<FigureDefinition> LackingOf(MonthlyReport report) => [.. Of(report.Kind).Where(column => LacksSource(report.Total, column.Name))];

    /// <summary>The figures of the summary.</summary>
    public static IReadOnlyList<FigureDefinition> KeyOf(ReportKind kind) => Pick(kind == ReportKind.HospitalReservation ? HospitalKeys : OffPeakKeys);

    /// <summary>How a figure is written.</summary>
    public static CellStyle StyleOf(string name, FigureKind kind) => kind switch
    {
        FigureKind.Percent => CellStyle.OneDecimal,
        FigureKind.Number => name == "turnover" ? CellStyle.TwoDecimals : CellStyle.OneDecimal,
        FigureKind.Instant => CellStyle.Instant,
        FigureKind.Text => CellStyle.Text,
        _ => CellStyle.Count,
    };

    /// <summary>The same in the line of totals.</summary>
    public static CellStyle TotalStyleOf(string name, FigureKind kind) => StyleOf(name, kind) switch
    {
        CellStyle.OneDecimal => CellStyle.TotalOneDecimal,
        CellStyle.TwoDecimals => CellStyle.TotalTwoDecimals,
        CellStyle.Instant => CellStyle.TotalInstant,
        CellStyle.Count => CellStyle.TotalCount,
        _ => CellStyle.TotalText,
    };

    /// <summary>Why a figure can be blank.</summary>
    public static IReadOnlyList<string> ReasonsOf(string name) => name switch
    {
        "stay_p50_minutes" or "stay_p90_minutes" or "stay_mean_minutes" => [BlankReason.NoStays],
        "peak_cars" => [BlankReason.NotAdditive],
        "peak_at" => [BlankReason.NotAdditive, BlankReason.NobodyInside],
        "turnover" => [BlankReason.NoCapacity],
        "utilisation_percent" => [BlankReason.NothingOffered],
        "published_share_percent" => [BlankReason.NoQuota],
        "fulfilment_percent" or "no_show_percent" => [BlankReason.NotCollected, BlankReason.NoOutcomes],
        "reservations" or "fulfilled" or "no_shows" or "unknown_outcomes" or "coverage_percent" => [BlankReason.NotCollected],
        _ => [],
    };

    private static bool LacksSource(FigureRow total, string name) => total.BlankReasons.Contains($"{name}:{BlankReason.NotCollected}");

    private static IReadOnlyList<FigureDefinition> Pick(string[] names) =>
        [.. names.Select(name => FigureDefinitions.All.Single(definition => definition.Name == name))];
}
