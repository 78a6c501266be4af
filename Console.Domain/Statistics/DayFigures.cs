namespace ParkingOps.Domain.Statistics;

/// <summary>
/// Figures of one site and service day for one family. Arrays hold 24 values, one for each hour of Shanghai's clock.
/// </summary>
public sealed record DayFigures
{
    /// <summary>Hours of a service day; Shanghai has no summer time.</summary>
    public const int Hours = 24;

    /// <summary>The family.</summary>
    public required FigureKey Key { get; init; }

    /// <summary>Entries by hour.</summary>
    public int[] Entries { get; init; } = new int[Hours];

    /// <summary>Exits by hour; a matched exit counts in the family of its entry.</summary>
    public int[] Exits { get; init; } = new int[Hours];

    /// <summary>Visits by hour of their exit.</summary>
    public int[] Visits { get; init; } = new int[Hours];

    /// <summary>Distinct plates that entered or left, by hour; an hour's plate may return in the next.</summary>
    public int[] Vehicles { get; init; } = new int[Hours];

    /// <summary>Unmatched entries by hour of the entry, those that this day itself found; the others come as attributions.</summary>
    public int[] UnmatchedEntries { get; init; } = new int[Hours];

    /// <summary>Unmatched exits by hour.</summary>
    public int[] UnmatchedExits { get; init; } = new int[Hours];

    /// <summary>Overstays by hour at which their run began, those that this day itself found.</summary>
    public int[] Overstays { get; init; } = new int[Hours];

    /// <summary>Most cars inside at any instant of the hour, those carried in included; 0 for hours yet to come.</summary>
    public int[] PeakCarsByHour { get; init; } = new int[Hours];

    /// <summary>Distinct plates that entered or left on the day.</summary>
    public int VehicleDays { get; init; }

    /// <summary>Most cars inside at any instant of the day.</summary>
    public int PeakCars { get; init; }

    /// <summary>First instant of the peak; null when nobody was inside.</summary>
    public DateTimeOffset? PeakAt { get; init; }

    /// <summary>Stays of the visits, by hour of exit.</summary>
    public StayHistogram Stays { get; init; } = StayHistogram.Empty;

    /// <summary>Space-seconds on offer by hour: of the service, or of all services together; null in an admission's family.</summary>
    public long[]? OfferedSeconds { get; init; }

    /// <summary>Space-seconds of quota by hour; null in an admission's family.</summary>
    public long[]? QuotaSeconds { get; init; }

    /// <summary>Seconds of the service's cars inside during its offered time, by hour, not capped; null in an admission's family.</summary>
    public long[]? UsedSeconds { get; init; }

    /// <summary>Reservations by hour at which their slot starts, cancelled and void ones included; null where none have ever been taken.</summary>
    public int[]? Reservations { get; init; }

    /// <summary>Fulfilled reservations by hour; null like <see cref="Reservations"/>.</summary>
    public int[]? Fulfilled { get; init; }

    /// <summary>No-shows by hour; null like <see cref="Reservations"/>.</summary>
    public int[]? NoShows { get; init; }

    /// <summary>Reservations whose outcome nobody can know, by hour; null like <see cref="Reservations"/>.</summary>
    public int[]? UnknownOutcomes { get; init; }

    /// <summary>Whether the family had an event or a car inside: then, and only then, the site-day has a row (semantics 12).</summary>
    public bool HasTraffic { get; init; }
}
