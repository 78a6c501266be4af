using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Domain.Statistics;

/// <summary>What a site shared under one service on a day.</summary>
/// <param name="Service">The service.</param>
/// <param name="Offered">Published spaces in force, as steps; what lies outside the day is not counted.</param>
/// <param name="Quota">Quota in force, as steps.</param>
/// <param name="Runs">
/// Unbroken offered time in which an overstay is judged, each run whole: from its true start, which may lie days before, to its true end.
/// An emergency withdrawal or suspension does not shorten a run. Needed for off-peak sharing, as far back as a car inside may have entered.
/// </param>
public sealed record SharedSchedule(
    ServiceKind Service, IReadOnlyList<SpaceSpan> Offered, IReadOnlyList<SpaceSpan> Quota, IReadOnlyList<Interval> Runs);

/// <summary>All that the figures of one site and service day depend on.</summary>
public sealed record DayInput
{
    /// <summary>The service day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The present: nothing later has happened. Decides on cars still inside.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The day's events in any order, each identity once.</summary>
    public required ReadOnlyMemory<GateEvent> Events { get; init; }

    /// <summary>Cars inside when the day before ended.</summary>
    public IReadOnlyList<OpenVisit> CarriedOver { get; init; } = [];

    /// <summary>What the site shared, one entry a service.</summary>
    public IReadOnlyList<SharedSchedule> Shared { get; init; } = [];

    /// <summary>Reservations whose slots start on the day.</summary>
    public ReservedSlots Reserved { get; init; } = ReservedSlots.None;

    /// <summary>Settings in force on the day.</summary>
    public VisitRules Rules { get; init; } = VisitRules.Standard;
}
