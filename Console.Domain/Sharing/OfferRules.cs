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
    public static OfferMisfit? FirstMisfit(Offer offer, IReadOnlyList<Offer> others, IReadOnlyList<Quota> versions, CityCalendar calendar)
    {
        var held = others.Where(other => other.Service == offer.Service && other.IsHeld && !ReferenceEquals(other, offer)).Append(offer).ToList();
        var changes = versions.Select(version => version.FirstDay).Concat(held.Select(one => one.FirstDay)).Max();
        var lastDay = offer.LastDay ?? changes.AddDays(HorizonDays);
        return FirstMisfit(held, [.. versions.Where(version => version.Service == offer.Service)], calendar, offer.FirstDay, lastDay.AddDays(2));
    }

    /// <summary>The first instant within some days at which offers exceed the quota; null when they fit.</summary>
    public static OfferMisfit? FirstMisfit(
        IReadOnlyList<Offer> held, IReadOnlyList<Quota> versions, CityCalendar calendar, DateOnly firstDay, DateOnly lastDay)
    {
        var (from, to) = (ServiceDay.StartOf(firstDay), ServiceDay.EndOf(lastDay));
        var allowed = SpaceTimeline.OfQuota(versions, calendar, from, to);
        var index = 0;
        foreach (var offered in SpaceTimeline.OfOffers(held, calendar, from, to))
        {
            for (var at = offered.Time.Start; at < offered.Time.End;)
            {
                while (index < allowed.Count && allowed[index].Time.End <= at) index++;
                var inside = index < allowed.Count && allowed[index].Time.Contains(at);
                if (!inside || allowed[index].Spaces < offered.Spaces) return new OfferMisfit(at, offered.Spaces, inside ? allowed[index].Spaces : 0);
                at = allowed[index].Time.End;
            }
        }
        return null;
    }

    /// <summary>Refuses an offer that does not fit.</summary>
    /// <exception cref="RuleException"><c>offer-exceeds-quota</c> with the first instant, what would be offered and what is allowed.</exception>
    public static void DemandFit(Offer offer, IReadOnlyList<Offer> others, IReadOnlyList<Quota> versions, CityCalendar calendar)
    {
        if (FirstMisfit(offer, others, versions, calendar) is { } misfit)
            throw new RuleException("offer-exceeds-quota", ServiceDay.Local(misfit.At), misfit.Offered, misfit.Allowed);
    }

    /// <summary>Refuses a quota version when the quotas of a site's services together exceed what it may share on that version's day kinds.</summary>
    /// <exception cref="RuleException"><c>quota-exceeds-capacity</c> with the first instant, the sum of the quotas and the shareable spaces.</exception>
    public static void DemandCapacity(IReadOnlyList<Quota> versions, Func<DateOnly, int> shareable, CityCalendar calendar, DateOnly firstDay)
    {
        var lastChange = versions.Select(version => version.FirstDay).Append(firstDay).Max();
        var (from, to) = (ServiceDay.StartOf(firstDay), ServiceDay.StartOf(lastChange.AddDays(HorizonDays)));
        var sums = versions.GroupBy(version => version.Service)
            .SelectMany(service => SpaceTimeline.OfQuota([.. service], calendar, from, to)).ToList();
        foreach (var step in SpaceTimeline.Combine(sums, from, to, add: true))
            for (var day = ServiceDay.Of(step.Time.Start); ServiceDay.StartOf(day) < step.Time.End; day = day.AddDays(1))
                if (step.Spaces > shareable(day))
                {
                    var start = ServiceDay.StartOf(day);
                    throw new RuleException("quota-exceeds-capacity", ServiceDay.Local(step.Time.Start > start ? step.Time.Start : start), step.Spaces, shareable(day));
                }
    }
}
