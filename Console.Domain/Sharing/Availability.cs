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

    /// <summary>紧急撤回中.</summary>
    Withdrawn = 5,
}

/// <summary>What a site offers under one service at an instant.</summary>
/// <param name="Spaces">Spaces on offer; cars inside are not taken off.</param>
/// <param name="Reason">Why so many.</param>
/// <param name="ChangesAt">When it next opens or closes; null when not within the time looked ahead.</param>
public readonly record struct Availability(int Spaces, AvailabilityReason Reason, DateTimeOffset? ChangesAt)
{
    /// <summary>Availability at an instant.</summary>
    /// <param name="schedule">The site.</param>
    /// <param name="service">The service.</param>
    /// <param name="instant">The instant.</param>
    /// <param name="lookAhead">How far to look for the next change; zero leaves it out.</param>
    public static Availability Of(SiteSchedule schedule, ServiceKind service, DateTimeOffset instant, TimeSpan lookAhead)
    {
        var levels = schedule.At(service, instant);
        return new Availability(levels.Offered, ReasonOf(schedule, service, instant, levels), NextChange(schedule, service, instant, lookAhead, levels.Offered > 0));
    }

    private static AvailabilityReason ReasonOf(SiteSchedule schedule, ServiceKind service, DateTimeOffset instant, SpaceLevels levels)
    {
        if (levels.Offered > 0) return AvailabilityReason.Open;
        var rules = schedule.Rules;
        if (rules.StepAt(instant)?.To == Lifecycle.Suspended || rules.Suspensions.Any(one => one.Time.Contains(instant))) return AvailabilityReason.Suspended;
        if (!rules.IsLiveAt(instant)) return AvailabilityReason.NotLive;
        if (levels.Intended > 0) return AvailabilityReason.Withdrawn;
        return rules.Offers.Any(offer => IsPublishedOn(offer, service, instant)) ? AvailabilityReason.OutsideWindows : AvailabilityReason.NothingPublished;
    }

    // What is reserved on the day itself comes out of the reservation's offers.
    private static bool IsPublishedOn(Offer offer, ServiceKind service, DateTimeOffset instant) =>
        offer.Status == OfferStatus.Published && !(offer.LastDay < ServiceDay.Of(instant))
        && (offer.Service == service || (service == ServiceKind.SameDay && offer.Service == ServiceKind.HospitalReservation));

    private static DateTimeOffset? NextChange(SiteSchedule schedule, ServiceKind service, DateTimeOffset instant, TimeSpan lookAhead, bool isOpen)
    {
        if (lookAhead == TimeSpan.Zero || !schedule.SharesWithin(service, instant, instant + lookAhead)) return null;
        foreach (var edge in schedule.Edges(instant, instant + lookAhead))
            if (edge != instant && schedule.At(service, edge).Offered > 0 != isOpen) return edge;
        return null;
    }
}
