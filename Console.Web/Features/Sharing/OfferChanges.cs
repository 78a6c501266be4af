using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>Runs every change of an offer the same way: under the lock of its site, all in one transaction.</summary>
public sealed class OfferChanges(ConsoleDbFactory databases, ITrafficStore traffic, OfferNotices notices, TimeProvider clock)
{
    /// <summary>Changes an offer of a site, or makes one.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, or what the act refuses.</exception>
    internal async Task<Offer> RunAsync(Permission permission, string siteCode, Func<ConsoleDb, OfferScene, Task<Offer>> act, string? reason = null)
    {
        await using var database = await databases.OpenAsync(permission);
        await using var transaction = await database.Database.BeginTransactionAsync();
        // Two browsers that publish at once take turns, so that together they cannot exceed the quota.
        var site = await SiteLock.TakeAsync(database, siteCode);
        var scene = new OfferScene(database.Actor.Name, clock.GetUtcNow(), site, await SiteSharing.LoadAsync(database, site));
        var offer = await act(database, scene);
        database.Reason = reason;
        await database.SaveChangesAsync();
        await notices.SendAsync(database, scene, offer);
        await transaction.CommitAsync();
        var today = ServiceDay.Today(clock);
        if (offer.Status == OfferStatus.Published) await traffic.ReopenAsync(site.Id, offer.FirstDay, today);
        if (offer.Status == OfferStatus.Withdrawn) await traffic.ReopenAsync(site.Id, today.AddDays(-2), today);
        return offer;
    }

    /// <summary>Changes one offer.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, or what the act refuses.</exception>
    internal async Task<Offer> RunAsync(Permission permission, int offerId, Func<ConsoleDb, OfferScene, Offer, Task> act, string? reason = null) =>
        await RunAsync(permission, await SiteOfAsync(permission, offerId), async (database, scene) =>
        {
            var offer = await scene.FindAsync(database, offerId);
            await act(database, scene, offer);
            return offer;
        }, reason);

    private async Task<string> SiteOfAsync(Permission permission, int offerId)
    {
        await using var database = await databases.OpenAsync(permission);
        return await database.Sites.Where(site => database.Offers.Any(offer => offer.Id == offerId && offer.SiteId == site.Id))
            .Select(site => site.Code).FirstOrDefaultAsync() ?? throw new RuleException("not-found");
    }
}
