using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>Runs every change of an offer the same way: under the lock of its site, all in one transaction.</summary>
public sealed class OfferChanges(ConsoleDbFactory databases, ITrafficStore traffic, TimeProvider clock)
{
    /// <summary>Changes an offer of a site, or makes one.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, or what the act refuses.</exception>
    internal async Task<Offer> RunAsync(Permission permission, string siteCode, Func<OfferScene, Task<Offer>> act, string? reason = null)
    {
        await using var database = await databases.OpenAsync(permission);
        await using var transaction = await database.Database.BeginTransactionAsync();
        // Two browsers that publish at once take turns, so that together they cannot exceed the quota.
        var site = await SiteLock.TakeAsync(database, siteCode);
        var scene = new OfferScene(database, site, await SiteSharing.LoadAsync(database, site.Id), clock.GetUtcNow());
        var offer = await act(scene);
        database.Reason = reason;
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        var today = ServiceDay.Today(clock);
        if (offer.Status == OfferStatus.Published) await traffic.ReopenAsync(site.Id, offer.FirstDay, today);
        if (offer.Status == OfferStatus.Withdrawn) await traffic.ReopenAsync(site.Id, today.AddDays(-2), today);
        return offer;
    }

    /// <summary>Changes one offer.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, or what the act refuses.</exception>
    internal async Task<Offer> RunAsync(Permission permission, int offerId, Func<OfferScene, Offer, Task> act, string? reason = null) =>
        await RunAsync(permission, await SiteOfAsync(permission, offerId), async scene =>
        {
            var offer = await scene.FindAsync(offerId);
            await act(scene, offer);
            return offer;
        }, reason);

    private async Task<string> SiteOfAsync(Permission permission, int offerId)
    {
        await using var database = await databases.OpenAsync(permission);
        return await database.Sites.Where(site => database.Offers.Any(offer => offer.Id == offerId && offer.SiteId == site.Id))
            .Select(site => site.Code).FirstOrDefaultAsync() ?? throw new RuleException("not-found");
    }
}

/// <summary>One change of an offer under way: its site, locked, and all that the site shares.</summary>
internal sealed class OfferScene(ConsoleDb database, Site site, SiteSharing sharing, DateTimeOffset now)
{
    public string By => database.Actor.Name;

    public DateTimeOffset At => now;

    public ConsoleDb Database => database;

    public Site Site => site;

    public async Task<Offer> FindAsync(int offerId) =>
        await database.Offers.FirstOrDefaultAsync(offer => offer.Id == offerId && offer.SiteId == site.Id) ?? throw new RuleException("not-found");

    /// <summary>Refuses a submitted or approved offer for which the site is not ready or the quota has no room, with the first minute and why.</summary>
    /// <exception cref="RuleException"><c>offer-site-state</c>, <c>offer-no-quota</c>, <c>offer-outside-quota</c> or <c>offer-exceeds-quota</c>.</exception>
    public void DemandRoom(Offer offer)
    {
        if (site.Lifecycle is not (Lifecycle.Approved or Lifecycle.Live)) throw new RuleException("offer-site-state");
        var versions = sharing.Quotas.Where(quota => quota.Service == offer.Service).ToList();
        if (versions.Count == 0) throw new RuleException("offer-no-quota", offer.FirstDay);
        var others = sharing.Offers.Where(other => other.Id != offer.Id).ToList();
        if (OfferRules.FirstMisfit(offer, others, versions, sharing.Calendar) is not { } misfit) return;
        var at = ServiceDay.Local(misfit.At);
        if (misfit.Allowed > 0) throw new RuleException("offer-exceeds-quota", at, misfit.Offered, misfit.Allowed, misfit.Offered - offer.Spaces);
        var first = versions.Min(version => version.FirstDay);
        throw ServiceDay.Of(misfit.At) < first ? new RuleException("offer-no-quota", first) : new RuleException("offer-outside-quota", at);
    }

    /// <summary>Whether the organisation is trusted with all that it holds, this offer included (semantics 14).</summary>
    public async Task<bool> IsTrustedWithAsync(Offer offer)
    {
        if (site.Organisation.AutomaticApprovalUpTo is not { } limit) return false;
        var today = ServiceDay.Of(now);
        var held = await database.Offers
            .Where(other => other.Id != offer.Id && database.Sites.Any(one => one.Id == other.SiteId && one.OrganisationId == site.OrganisationId))
            .Where(other => other.Status == OfferStatus.Submitted || other.Status == OfferStatus.Approved || other.Status == OfferStatus.Published)
            .Where(other => other.LastDay == null || other.LastDay >= today)
            .SumAsync(other => other.Spaces);
        return held + offer.Spaces <= limit;
    }
}
