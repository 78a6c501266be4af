using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>Why a site has, or has not, spaces on offer (开放状态).</summary>
public enum AvailabilityReason
{
    /// <summary>开放中.</summary>
    Open = 0,

    /// <summary>不在开放时段: published, yet closed at this time.</summary>
    OutsideWindows = 1,

    /// <summary>未发布.</summary>
    NothingPublished = 2,

    /// <summary>未上线.</summary>
    NotLive = 3,

    /// <summary>停用中: a confirmed suspension holds (semantics 16).</summary>
    Suspended = 4,
}

/// <summary>What a site offers under one service at an instant.</summary>
/// <param name="Spaces">Spaces on offer; cars inside are not taken off.</param>
/// <param name="Reason">Why so many.</param>
/// <param name="ChangesAt">When open, the end of the unbroken run; outside windows, the next opening; else, or beyond two weeks, null.</param>
public readonly record struct Availability(int Spaces, AvailabilityReason Reason, DateTimeOffset? ChangesAt)
{
    private const int LookAheadDays = 14;

    /// <summary>Availability at an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="state">State of the site.</param>
    /// <param name="offers">Offers of the site under the service.</param>
    /// <param name="calendar">City calendar.</param>
    public static Availability At(DateTimeOffset instant, Lifecycle state, IReadOnlyList<Offer> offers, CityCalendar calendar)
    {
        if (state == Lifecycle.Suspended) return new Availability(0, AvailabilityReason.Suspended, null);
        if (state != Lifecycle.Live) return new Availability(0, AvailabilityReason.NotLive, null);
        var until = instant.AddDays(LookAheadDays);
        var steps = SpaceTimeline.OfOffers(offers.Where(offer => offer.WasPublished), calendar, instant, until);
        var runs = OpeningSchedule.Merge([.. steps.Select(step => step.Time)], instant, until);
        if (runs.Count == 0) return new Availability(0, ReasonOfNone(offers, instant), null);
        var spaces = SpaceTimeline.At(steps, instant);
        return spaces == 0
            ? new Availability(0, AvailabilityReason.OutsideWindows, runs[0].Start)
            : new Availability(spaces, AvailabilityReason.Open, runs[0].End < until ? runs[0].End : null);
    }

    private static AvailabilityReason ReasonOfNone(IReadOnlyList<Offer> offers, DateTimeOffset instant) =>
        offers.Any(offer => offer.Status == OfferStatus.Published && (offer.LastDay is null || offer.LastDay >= ServiceDay.Of(instant)))
            ? AvailabilityReason.OutsideWindows
            : AvailabilityReason.NothingPublished;
}
