using ParkingOps.Domain.Sites;

namespace ParkingOps.Domain.Sharing;

/// <summary>From and to which day quotas and offers may be set: a change never alters the past (semantics, introduction), and a slip of the finger in a year must not either.</summary>
public static class SharingDates
{
    private const int LongestYears = 10;

    /// <summary>Refuses the first day of a quota version.</summary>
    /// <exception cref="RuleException"><c>quota-past</c> or <c>date-too-far</c>.</exception>
    public static void DemandQuota(DateOnly firstDay, DateOnly today)
    {
        if (firstDay < today) throw new RuleException("quota-past", today);
        DemandNear(firstDay, today);
    }

    /// <summary>From which day other spaces of a site may hold: they count by whole days, so those of one that was live change from tomorrow on.</summary>
    /// <param name="site">The site.</param>
    /// <param name="today">The present service day.</param>
    public static DateOnly FirstCapacityDay(Site site, DateOnly today) => site.WasEverLive ? today.AddDays(1) : today;

    /// <summary>Refuses the first day of other spaces of a site; one that was never live has no past to keep.</summary>
    /// <exception cref="RuleException"><c>capacity-past</c> or <c>date-too-far</c>.</exception>
    public static void DemandCapacity(Site site, DateOnly firstDay, DateOnly today)
    {
        if (site.WasEverLive && firstDay <= today) throw new RuleException("capacity-past", FirstCapacityDay(site, today));
        DemandNear(firstDay, today);
    }

    /// <summary>Refuses the days of an offer.</summary>
    /// <exception cref="RuleException"><c>offer-past</c> or <c>date-too-far</c>.</exception>
    public static void DemandOffer(DateOnly firstDay, DateOnly? lastDay, DateOnly today)
    {
        if (firstDay < today) throw new RuleException("offer-past", today);
        DemandNear(lastDay is { } last && last > firstDay ? last : firstDay, today);
    }

    /// <summary>Refuses the days of an exception.</summary>
    /// <exception cref="RuleException"><c>exception-past</c> or <c>date-too-far</c>.</exception>
    public static void DemandException(DateOnly firstDay, DateOnly lastDay, DateOnly today)
    {
        if (firstDay < today) throw new RuleException("exception-past", today);
        DemandNear(lastDay > firstDay ? lastDay : firstDay, today);
    }

    /// <summary>Refuses the first day of a rule of same-day release.</summary>
    /// <exception cref="RuleException"><c>release-past</c> or <c>date-too-far</c>.</exception>
    public static void DemandRelease(DateOnly firstDay, DateOnly today)
    {
        if (firstDay < today) throw new RuleException("release-past", today);
        DemandNear(firstDay, today);
    }

    private static void DemandNear(DateOnly day, DateOnly today)
    {
        if (day > today.AddYears(LongestYears)) throw new RuleException("date-too-far", today.AddYears(LongestYears));
    }
}
