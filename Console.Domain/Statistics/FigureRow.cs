namespace ParkingOps.Domain.Statistics;

/// <summary>
/// The figures of one group, one property a column of the table of figures. Null is blank, never 0; why stands in <see cref="BlankReasons"/>.
/// </summary>
public sealed record FigureRow
{
    public long Entries { get; init; }

    public long Exits { get; init; }

    public long? VehicleDays { get; init; } = 0;

    public long? Visits { get; init; } = 0;

    public long? UnmatchedEntries { get; init; } = 0;

    public long? UnmatchedExits { get; init; } = 0;

    public int? StayP50Minutes { get; init; }

    public int? StayP90Minutes { get; init; }

    public decimal? StayMeanMinutes { get; init; }

    public int? PeakCars { get; init; }

    public DateTimeOffset? PeakAt { get; init; }

    public decimal? Turnover { get; init; }

    public long? OfferedSpaceMinutes { get; init; }

    public long? UsedSpaceMinutes { get; init; }

    public decimal? UtilisationPercent { get; init; }

    public long? QuotaSpaceMinutes { get; init; }

    public decimal? PublishedSharePercent { get; init; }

    public long? Overstays { get; init; } = 0;

    public long? Reservations { get; init; }

    public long? Fulfilled { get; init; }

    public long? NoShows { get; init; }

    public long? UnknownOutcomes { get; init; }

    public decimal? FulfilmentPercent { get; init; }

    public decimal? NoShowPercent { get; init; }

    public decimal? CoveragePercent { get; init; }

    /// <summary><c>measured</c> from gate events, or <c>reported</c> by a unit; the two are never added together.</summary>
    public string Basis { get; init; } = "measured";

    /// <summary>Whether a day of the group may still change by the mere passing of time (semantics 5).</summary>
    public bool Provisional { get; init; }

    /// <summary><c>name:reason</c> for each blank, in the order of the columns.</summary>
    public IReadOnlyList<string> BlankReasons { get; init; } = [];
}
