using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Features.Statistics;

/// <summary>A figure that one day found for an earlier day of the same site; readers add it to the rollup of that day.</summary>
public sealed class DayAttribution
{
    /// <summary>Number of the row.</summary>
    public long Id { get; private set; }

    /// <summary>The site.</summary>
    public int SiteId { get; init; }

    /// <summary>The day that found it, and with whose aggregation it comes and goes.</summary>
    public DateOnly FoundOn { get; init; }

    /// <summary>The day to which it belongs.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The hour of that day.</summary>
    public short Hour { get; init; }

    /// <summary>What was found.</summary>
    public AttributionKind Kind { get; init; }

    /// <summary>Admission of the visit.</summary>
    public Admission Admission { get; init; }

    /// <summary>Service of the visit, or null.</summary>
    public ServiceKind? Service { get; init; }

    /// <summary>How many.</summary>
    public int Count { get; init; }

    /// <summary>The attribution of the domain.</summary>
    public Attribution ToAttribution() => new(Day, Hour, Kind, Admission, Service, Count);
}
