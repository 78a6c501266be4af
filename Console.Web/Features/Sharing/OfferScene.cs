using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>One change of an offer under way: its site, locked, and all that the site shares.</summary>
internal sealed record OfferScene(string By, DateTimeOffset At, Site Site, SiteSharing Sharing)
{
    public async Task<Offer> FindAsync(ConsoleDb database, int offerId) =>
        await database.Offers.FirstOrDefaultAsync(offer => offer.Id == offerId && offer.SiteId == Site.Id) ?? throw new RuleException("not-found");

    /// <summary>Refuses a submitted or approved offer for which the site is not ready or the quota has no room, with the first minute and why.</summary>
    /// <exception cref="RuleException"><c>offer-site-state</c>, <c>offer-no-quota</c>, <c>offer-outside-quota</c> or <c>offer-exceeds-quota</c>.</exception>
    public void DemandRoom(Offer offer)
    {
        if (Site.Lifecycle is not (Lifecycle.Approved or Lifecycle.Live)) throw new RuleException("offer-site-state");
        var versions = Sharing.Quotas.Where(quota => quota.Service == offer.Service).ToList();
        if (versions.Count == 0) throw new RuleException("offer-no-quota", offer.FirstDay);
        var others = Sharing.Offers.Where(other => other.Id != offer.Id).ToList();
        if (OfferRules.FirstMisfit(offer, others, versions, Sharing.Calendar, Sharing.Exceptions, At) is not { } misfit) return;
        var at = ServiceDay.Local(misfit.At);
        if (misfit.Allowed > 0) throw new RuleException("offer-exceeds-quota", at, misfit.Offered, misfit.Allowed, misfit.Offered - offer.Spaces);
        var first = versions.Min(version => version.FirstDay);
        throw ServiceDay.Of(misfit.At) < first ? new RuleException("offer-no-quota", first) : new RuleException("offer-outside-quota", at);
    }

    /// <summary>Whether the organisation is trusted with all that it holds, this offer included (semantics 14).</summary>
    public async Task<bool> IsTrustedWithAsync(ConsoleDb database, Offer offer)
    {
        if (Site.Organisation.AutomaticApprovalUpTo is not { } limit) return false;
        var today = ServiceDay.Of(At);
        var held = await database.Offers
            .Where(other => other.Id != offer.Id && database.Sites.Any(one => one.Id == other.SiteId && one.OrganisationId == Site.OrganisationId))
            .Where(other => other.Status == OfferStatus.Submitted || other.Status == OfferStatus.Approved || other.Status == OfferStatus.Published)
            .Where(other => other.LastDay == null || other.LastDay >= today)
            .SumAsync(other => other.Spaces);
        return held + offer.Spaces <= limit;
    }
}
