namespace ParkingOps.Domain.Statistics;

/// <summary>How a figure is written.</summary>
public enum FigureKind
{
    /// <summary>A whole number of things.</summary>
    Count,

    /// <summary>Whole minutes.</summary>
    Minutes,

    /// <summary>A number with decimals.</summary>
    Number,

    /// <summary>Percent with one decimal.</summary>
    Percent,

    /// <summary>An instant, shown in Shanghai's time.</summary>
    Instant,

    /// <summary>Words for programs: basis, provisional, reasons.</summary>
    Text,
}

/// <summary>One column of the table of figures.</summary>
/// <param name="Name">Name of the column in files and the API.</param>
/// <param name="Unit">Unit, as a key of the texts.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Read">Its value in a row; null is blank.</param>
public sealed record FigureDefinition(string Name, string Unit, FigureKind Kind, Func<FigureRow, object?> Read);

/// <summary>The columns of the table of figures in their order: screens, files and the API read them here.</summary>
public static class FigureDefinitions
{
    /// <summary>All columns.</summary>
    public static IReadOnlyList<FigureDefinition> All { get; } =
    [
        new("entries", "events", FigureKind.Count, row => row.Entries),
        new("exits", "events", FigureKind.Count, row => row.Exits),
        new("vehicle_days", "vehicle-days", FigureKind.Count, row => row.VehicleDays),
        new("visits", "visits", FigureKind.Count, row => row.Visits),
        new("unmatched_entries", "events", FigureKind.Count, row => row.UnmatchedEntries),
        new("unmatched_exits", "events", FigureKind.Count, row => row.UnmatchedExits),
        new("stay_p50_minutes", "minutes", FigureKind.Minutes, row => row.StayP50Minutes),
        new("stay_p90_minutes", "minutes", FigureKind.Minutes, row => row.StayP90Minutes),
        new("stay_mean_minutes", "minutes", FigureKind.Number, row => row.StayMeanMinutes),
        new("peak_cars", "cars", FigureKind.Count, row => row.PeakCars),
        new("peak_at", "instant", FigureKind.Instant, row => row.PeakAt),
        new("turnover", "entries-per-space-day", FigureKind.Number, row => row.Turnover),
        new("offered_space_minutes", "space-minutes", FigureKind.Minutes, row => row.OfferedSpaceMinutes),
        new("used_space_minutes", "space-minutes", FigureKind.Minutes, row => row.UsedSpaceMinutes),
        new("utilisation_percent", "percent", FigureKind.Percent, row => row.UtilisationPercent),
        new("quota_space_minutes", "space-minutes", FigureKind.Minutes, row => row.QuotaSpaceMinutes),
        new("published_share_percent", "percent", FigureKind.Percent, row => row.PublishedSharePercent),
        new("overstays", "visits", FigureKind.Count, row => row.Overstays),
        new("reservations", "reservations", FigureKind.Count, row => row.Reservations),
        new("fulfilled", "reservations", FigureKind.Count, row => row.Fulfilled),
        new("no_shows", "reservations", FigureKind.Count, row => row.NoShows),
        new("unknown_outcomes", "reservations", FigureKind.Count, row => row.UnknownOutcomes),
        new("fulfilment_percent", "percent", FigureKind.Percent, row => row.FulfilmentPercent),
        new("no_show_percent", "percent", FigureKind.Percent, row => row.NoShowPercent),
        new("coverage_percent", "percent", FigureKind.Percent, row => row.CoveragePercent),
        new("basis", "text", FigureKind.Text, row => row.Basis),
        new("provisional", "flag", FigureKind.Text, row => row.Provisional),
        new("blank_reasons", "text", FigureKind.Text, row => string.Join(';', row.BlankReasons)),
    ];
}
