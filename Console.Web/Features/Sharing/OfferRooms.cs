using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>The rules of some sites, read once to show the room of many offers.</summary>
internal sealed class OfferRooms(Dictionary<int, SiteRules> sites, DateTimeOffset now)
{
    public static async Task<OfferRooms> LoadAsync(ConsoleDb database, List<int> siteIds, DateTimeOffset now)
    {
        var sites = await database.Sites.AsNoTracking().Where(site => siteIds.Contains(site.Id)).ToListAsync();
        var rules = await SiteRulesLoader.ManyAsync(database, sites, await CalendarService.LoadAsync(database));
        return new OfferRooms(rules.ToDictionary(site => site.SiteId), now);
    }

    public OfferRoom? Of(Offer offer) => offer.Status is OfferStatus.Withdrawn or OfferStatus.Expired
        ? null
        : OfferRoom.Of(offer, sites[offer.SiteId].Offers.Where(other => other.Id != offer.Id), sites[offer.SiteId].Quotas, sites[offer.SiteId].Calendar, now, sites[offer.SiteId].Exceptions);
}
