namespace ParkingOps.Web.Features.Statistics;

/// <summary>
/// Rollup (汇总): the figures of one site, service day and family. A family is all events (admission 0, service 0), one admission,
/// or one service kind. Hour figures are arrays of 24 in the same row. Written by the nightly aggregation alone.
/// </summary>
public sealed class DayRollup
{
    /// <summary>The site.</summary>
    public int SiteId { get; init; }

    /// <summary>The service day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The admission, or 0 for all together.</summary>
    public short Admission { get; init; }

    /// <summary>The service kind, or 0 for all together.</summary>
    public short Service { get; init; }

    /// <summary>Entries of the day.</summary>
    public int Entries { get; init; }

    /// <summary>Exits of the day.</summary>
    public int Exits { get; init; }

    /// <summary>Distinct plates that entered or left on the day.</summary>
    public int VehicleDays { get; init; }

    /// <summary>Visits that ended on the day.</summary>
    public int Visits { get; init; }

    /// <summary>Entries of the day that no exit answers.</summary>
    public int UnmatchedEntries { get; init; }

    /// <summary>Exits of the day that no entry explains.</summary>
    public int UnmatchedExits { get; init; }

    /// <summary>Most cars inside at any instant of the day.</summary>
    public int PeakCars { get; init; }

    /// <summary>First instant of the peak; null when nobody was inside.</summary>
    public DateTimeOffset? PeakAt { get; init; }

    /// <summary>Overstays whose offered run began on the day.</summary>
    public int Overstays { get; init; }

    /// <summary>Seconds for which cars of the service were inside during offered time.</summary>
    public long UsedSeconds { get; init; }

    /// <summary>Stays by exit hour and whole minute, packed.</summary>
    public byte[] Stays { get; init; } = [];

    /// <summary>Hour figures of the day: seven arrays of 24 one after the other, in the order of the domain's hour figures.</summary>
    public int[] Hours { get; init; } = [];

    /// <summary>When the row was computed.</summary>
    public DateTimeOffset AggregatedAt { get; init; }
}
