using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Domain.Sharing;

/// <summary>What can be held against a plate (违约). The numbers are stored.</summary>
public enum OffenceKind
{
    /// <summary>爽约: a reservation without an arrival.</summary>
    NoShow = 1,

    /// <summary>超时: a sharing car that left later than its offered run allowed.</summary>
    Overstay = 2,

    /// <summary>临期取消: a reservation cancelled shortly before its slot, or later.</summary>
    LateCancellation = 3,
}

/// <summary>One thing that a plate did; whether it counts is the question of the rules in force on its day.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="SiteId">Where.</param>
/// <param name="At">When: start of the slot of a reservation, end of the run of an overstay.</param>
/// <param name="Margin">Of an overstay, how long after the run's end the car was inside; of a cancellation, how long before the slot it came.</param>
public readonly record struct Offence(OffenceKind Kind, int SiteId, DateTimeOffset At, TimeSpan Margin)
{
    /// <summary>Service day to which it belongs.</summary>
    public DateOnly Day => ServiceDay.Of(At);

    /// <summary>The offence of a visit of off-peak sharing, or null when it left in time or entered outside any run (table of figures, overstays).</summary>
    /// <param name="siteId">The site.</param>
    /// <param name="visit">The visit.</param>
    /// <param name="insideUntil">When it left, or the present for a car still inside.</param>
    /// <param name="runs">The site's unbroken offered runs.</param>
    /// <param name="grace">Time after a run's end that is no overstay.</param>
    public static Offence? OfVisit(int siteId, OpenVisit visit, DateTimeOffset insideUntil, IReadOnlyList<Interval> runs, TimeSpan grace)
    {
        if (visit.Service != ServiceKind.OffPeakSharing) return null;
        foreach (var run in runs)
            if (run.Contains(visit.EnteredAt)) return insideUntil > run.End + grace ? new Offence(OffenceKind.Overstay, siteId, run.End, insideUntil - run.End) : null;
        return null;
    }

    /// <summary>The offence of a reservation, or null when nothing can be held against its plate.</summary>
    public static Offence? OfReservation(ReservationTerms terms, ReservationOutcome outcome) => outcome switch
    {
        ReservationOutcome.NoShow => new Offence(OffenceKind.NoShow, terms.SiteId, terms.Slot.Start, TimeSpan.Zero),
        ReservationOutcome.Cancelled => new Offence(OffenceKind.LateCancellation, terms.SiteId, terms.Slot.Start, terms.Slot.Start - terms.CancelledAt!.Value),
        _ => null,
    };
}
