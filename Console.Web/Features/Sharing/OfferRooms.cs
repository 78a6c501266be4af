using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>Quotas and held offers of some sites, read once to show the room of many offers.</summary>
internal sealed class OfferRooms(CityCalendar calendar, ILookup<int, Quota> quotas, ILookup<int, Offer> held, DateTimeOffset now)
{
    public static async Task<OfferRooms> LoadAsync(ConsoleDb database, List<int> siteIds, DateTimeOffset now)
    {
        var today = ServiceDay.Of(now);
        var quotas = await database.Quotas.AsNoTracking().Where(quota => siteIds.Contains(quota.SiteId)).ToListAsync();
        var held = await database.Offers.AsNoTracking().Where(offer => siteIds.Contains(offer.SiteId))
            .Where(offer => offer.Status == OfferStatus.Submitted || offer.Status == OfferStatus.Approved || offer.Status == OfferStatus.Published)
            .Where(offer => offer.LastDay == null || offer.LastDay >= today.AddDays(-2)).ToListAsync();
        return new OfferRooms(await CalendarService.LoadAsync(database), quotas.ToLookup(quota => quota.SiteId), held.ToLookup(offer => offer.SiteId), now);
    }

    public OfferRoom? Of(Offer offer) => offer.Status is OfferStatus.Withdrawn or OfferStatus.Expired
        ? null
        : OfferRoom.Of(offer, held[offer.SiteId].Where(other => other.Id != offer.Id), quotas[offer.SiteId], calendar, now);
}
