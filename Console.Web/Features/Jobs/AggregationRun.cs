namespace ParkingOps.Web.Features.Jobs;

/// <summary>One run of the aggregation, from its start to its result.</summary>
public sealed class AggregationRun
{
    /// <summary>Number of the run.</summary>
    public int Id { get; private set; }

    /// <summary>Who or what started it.</summary>
    public required string By { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it runs, and for ever when the process died in it.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Site-days that were to be done when it started.</summary>
    public int SiteDaysPlanned { get; set; }

    /// <summary>Site-days done.</summary>
    public int SiteDays { get; set; }

    /// <summary>Gate events read.</summary>
    public long Events { get; set; }

    /// <summary>The service day it is at.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>What went wrong, or null.</summary>
    public string? Fault { get; set; }
}
