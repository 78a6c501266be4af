using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>Quotas and offers of a site, with the calendar that rules their windows.</summary>
public sealed record SiteSharing(IReadOnlyList<Quota> Quotas, IReadOnlyList<Offer> Offers, CityCalendar Calendar)
{
    /// <summary>Reads what a site shares, the newest offer first.</summary>
    internal static async Task<SiteSharing> LoadAsync(ConsoleDb database, int siteId) => new(
        await database.Quotas.AsNoTracking().Where(quota => quota.SiteId == siteId).OrderBy(quota => quota.FirstDay).ToListAsync(),
        await database.Offers.AsNoTracking().Where(offer => offer.SiteId == siteId).OrderByDescending(offer => offer.Id).ToListAsync(),
        await CalendarService.LoadAsync(database));
}

/// <summary>Figures of offered time already aggregated are computed anew when a change reaches back.</summary>
internal static class SharedDays
{
    public static async Task ReopenAsync(this ITrafficStore traffic, int siteId, DateOnly firstDay, DateOnly today)
    {
        var yesterday = today.AddDays(-1);
        if (firstDay <= yesterday) await traffic.MarkChangedAsync([siteId], firstDay, yesterday, CancellationToken.None);
    }
}
