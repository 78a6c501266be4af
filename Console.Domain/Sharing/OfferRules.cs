using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>The first instant at which offers exceed the quota.</summary>
/// <param name="At">The instant.</param>
/// <param name="Offered">Spaces that would be held then.</param>
/// <param name="Allowed">Spaces that the quota allows then.</param>
public sealed record OfferMisfit(DateTimeOffset At, int Offered, int Allowed);

/// <summary>Whether offers lie inside the quota (semantics 14) and quotas inside what the site may share (semantics 13).</summary>
public static class OfferRules
{
    // Two years past the last dated change meet every sequence of day kinds that the calendar has.
    private const int HorizonDays = 731;

    /// <summary>The first instant at which all held offers of a service, this one included, exceed the quota; null when it fits.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="others">Offers of the site.</param>
    /// <param name="versions">Quota versions of the site.</param>
    /// <param name="calendar">City calendar.</param>
    /// <param name="exceptions">Exceptions that reach the site.</param>
    /// <param name="notBefore">Instants before it are not looked at.</param>
    public static OfferMisfit? FirstMisfit(
        Offer offer, IReadOnlyList<Offer> others, IReadOnlyList<Quota> versions, CityCalendar calendar, IReadOnlyList<ScheduleException>? exceptions = null,
        DateTimeOffset notBefore = default)
    {
        var held = others.Where(other => other.Service == offer.Service && other.IsHeld && !ReferenceEquals(other, offer)).Append(offer).ToList();
        var changes = versions.Select(version => version.FirstDay).Concat(held.Select(one => one.FirstDay)).Concat((exceptions ?? []).Select(one => one.LastDay)).Max();
        var lastDay = offer.LastDay ?? changes.AddDays(HorizonDays);
        return FirstMisfit(held, [.. versions.Where(version => version.Service == offer.Service)], calendar, (offer.FirstDay, lastDay.AddDays(2)), exceptions, notBefore);
    }

    /// <summary>The first instant within some days at which offers of one service exceed its quota; null when they fit.</summary>
    public static OfferMisfit? FirstMisfit(
        IReadOnlyList<Offer> held, IReadOnlyList<Quota> versions, CityCalendar calendar, (DateOnly First, DateOnly Last) days, IReadOnlyList<ScheduleException>? exceptions = null,
        DateTimeOffset notBefore = default)
    {
        if (held.Count == 0) return null;
        var rules = new SiteRules { SiteId = held[0].SiteId, Calendar = calendar, Quotas = versions, Offers = held, Exceptions = exceptions ?? [] };
        return new SiteSchedule(rules).FirstMisfit(held[0].Service, days.First, days.Last, notBefore);
    }

    /// <summary>Refuses an offer that does not fit.</summary>
    /// <exception cref="RuleException"><c>offer-exceeds-quota</c> with the first instant, what would be offered and what is allowed.</exception>
    public static void DemandFit(
        Offer offer, IReadOnlyList<Offer> others, IReadOnlyList<Quota> versions, CityCalendar calendar, IReadOnlyList<ScheduleException>? exceptions = null,
        DateTimeOffset notBefore = default)
    {
        if (FirstMisfit(offer, others, versions, calendar, exceptions, notBefore) is { } misfit)
            throw new RuleException("offer-exceeds-quota", ServiceDay.Local(misfit.At), misfit.Offered, misfit.Allowed);
    }

    /// <summary>Refuses a quota version when the quotas of a site's services together exceed what it may share at any instant.</summary>
    /// <param name="versions">Quota versions of the site, the new one included.</param>
    /// <param name="shareable">Spaces that the site may share on a day.</param>
    /// <param name="calendar">City calendar.</param>
    /// <param name="firstDay">From which day.</param>
    /// <param name="exceptions">Exceptions that reach the site.</param>
    /// <param name="notBefore">Instants before it are not looked at.</param>
    /// <exception cref="RuleException"><c>quota-exceeds-capacity</c> with the first instant, the sum of the quotas and the shareable spaces.</exception>
    public static void DemandCapacity(
        IReadOnlyList<Quota> versions, Func<DateOnly, int> shareable, CityCalendar calendar, DateOnly firstDay, IReadOnlyList<ScheduleException>? exceptions = null,
        DateTimeOffset notBefore = default)
    {
        var lastChange = versions.Select(version => version.FirstDay).Concat((exceptions ?? []).Select(one => one.LastDay)).Append(firstDay).Max();
        var schedule = new SiteSchedule(new SiteRules { SiteId = 0, Calendar = calendar, Quotas = versions, Exceptions = exceptions ?? [] });
        if (schedule.FirstExcess(firstDay, lastChange.AddDays(HorizonDays), shareable, notBefore) is { } excess)
            throw new RuleException("quota-exceeds-capacity", ServiceDay.Local(excess.At), excess.Offered, excess.Allowed);
    }
}
