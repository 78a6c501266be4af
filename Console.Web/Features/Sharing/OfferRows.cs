using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>Which offers a list shows.</summary>
/// <param name="Site">Code of a site, or null for all.</param>
/// <param name="Status">State, or null for all.</param>
/// <param name="Paging">Page; its order is that of submission.</param>
/// <param name="Id">One offer alone, or null.</param>
public sealed record OfferFilter(string? Site, OfferStatus? Status, Paging Paging, int? Id = null);

/// <summary>One offer with where it belongs and what room its quota has.</summary>
/// <param name="Offer">The offer, with what the calendar has done by itself.</param>
/// <param name="SiteCode">Code of its site.</param>
/// <param name="SiteName">Name of its site.</param>
/// <param name="Organisation">Name of the unit.</param>
/// <param name="Room">What the quota leaves where it is tightest, or null when none of its windows opens soon.</param>
public sealed record OfferRow(Offer Offer, string SiteCode, string SiteName, string Organisation, OfferRoom? Room)
{
    /// <summary>Number of the offer.</summary>
    public int Id => Offer.Id;

    /// <summary>The same offer read anew is the same row: the list that shows it keeps what a person points at.</summary>
    public bool Equals(OfferRow? other) => other?.Id == Id;

    /// <inheritdoc />
    public override int GetHashCode() => Id;
}

/// <summary>Reads rows of offers, all in a few queries.</summary>
internal static class OfferRows
{
    public static async Task<Page<OfferRow>> PageAsync(ConsoleDb database, OfferFilter filter, DateTimeOffset now)
    {
        var offers = Narrow(database, filter, ServiceDay.Of(now));
        var total = await offers.CountAsync();
        var rows = await offers.AsNoTracking().OrderByDescending(offer => offer.Id).Skip(filter.Paging.Skip).Take(filter.Paging.Take).ToListAsync();
        var siteIds = rows.Select(offer => offer.SiteId).Distinct().ToList();
        var sites = await database.Sites.AsNoTracking().Include(site => site.Organisation).Where(site => siteIds.Contains(site.Id)).ToDictionaryAsync(site => site.Id);
        var rooms = await OfferRooms.LoadAsync(database, siteIds, now);
        foreach (var offer in rows) offer.Settle(now);
        return new Page<OfferRow>(
            [.. rows.Select(offer => new OfferRow(offer, sites[offer.SiteId].Code, sites[offer.SiteId].Name, sites[offer.SiteId].Organisation.Name, rooms.Of(offer)))], total);
    }

    // What the calendar does by itself is not recorded, so states are asked for by their days.
    private static IQueryable<Offer> Narrow(ConsoleDb database, OfferFilter filter, DateOnly today)
    {
        var offers = database.Offers.AsQueryable();
        if (filter.Id is { } id) offers = offers.Where(offer => offer.Id == id);
        if (!string.IsNullOrEmpty(filter.Site)) offers = offers.Where(offer => database.Sites.Any(site => site.Id == offer.SiteId && site.Code == filter.Site));
        return filter.Status switch
        {
            null => offers,
            OfferStatus.Approved => offers.Where(offer => offer.Status == OfferStatus.Approved && offer.FirstDay > today),
            OfferStatus.Published => offers.Where(offer => (offer.Status == OfferStatus.Published || (offer.Status == OfferStatus.Approved && offer.FirstDay <= today))
                && (offer.LastDay == null || offer.LastDay >= today)),
            OfferStatus.Expired => offers.Where(offer => offer.Status == OfferStatus.Expired
                || ((offer.Status == OfferStatus.Published || offer.Status == OfferStatus.Approved) && offer.LastDay < today)),
            var other => offers.Where(offer => offer.Status == other),
        };
    }
}
