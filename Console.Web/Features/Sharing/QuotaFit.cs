using ParkingOps.Domain;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>Whether a new version of a quota fits what a site may share, and whether what is on offer fits the version.</summary>
internal static class QuotaFit
{
    private const int HorizonDays = 731;

    /// <summary>Refuses a version that does not fit.</summary>
    /// <param name="version">The new version.</param>
    /// <param name="rules">The site's rules without it.</param>
    /// <exception cref="RuleException"><c>quota-exceeds-capacity</c> or <c>quota-below-offers</c>.</exception>
    public static void Demand(Quota version, SiteRules rules)
    {
        var versions = rules.Quotas.Append(version).ToList();
        DemandCapacity(rules with { Quotas = versions }, version.FirstDay, version.SetAt);
        DemandOffersFit(version, versions, rules);
    }

    /// <summary>Refuses rules whose quotas together exceed what the site may share from a day on.</summary>
    /// <exception cref="RuleException"><c>quota-exceeds-capacity</c>.</exception>
    public static void DemandCapacity(SiteRules rules, DateOnly from, DateTimeOffset at)
    {
        if (Most(rules.Quotas) > LeastShareable(rules, from))
            OfferRules.DemandCapacity(rules.Quotas, day => rules.CapacityOn(day)?.Shareable ?? 0, rules.Calendar, from, rules.Exceptions, at);
    }

    // A version never holds more than its largest window, whatever the day: what fits by that is not looked at day by day.
    private static int Most(IEnumerable<Quota> versions) =>
        versions.GroupBy(quota => quota.Service).Sum(ofService => ofService.Max(quota => quota.Windows.Select(window => window.Spaces).DefaultIfEmpty().Max()));

    private static int LeastShareable(SiteRules rules, DateOnly firstDay) =>
        rules.Capacities.Where(capacity => capacity.FirstDay > firstDay).Select(capacity => capacity.Shareable).Append(rules.CapacityOn(firstDay)?.Shareable ?? 0).Min();

    private static void DemandOffersFit(Quota version, List<Quota> versions, SiteRules rules)
    {
        var held = rules.Offers.Where(offer => offer.Service == version.Service && offer.IsHeld).ToList();
        if (held.Count == 0) return;
        var ofService = versions.Where(quota => quota.Service == version.Service).ToList();
        var last = held.Any(offer => offer.LastDay is null) ? version.FirstDay.AddDays(HorizonDays) : held.Max(offer => offer.LastDay!.Value).AddDays(2);
        if (last >= version.FirstDay && OfferRules.FirstMisfit(held, ofService, rules.Calendar, (version.FirstDay, last), rules.Exceptions, version.SetAt) is { } misfit)
            throw new RuleException("quota-below-offers", ServiceDay.Local(misfit.At), misfit.Offered, misfit.Allowed);
    }
}
