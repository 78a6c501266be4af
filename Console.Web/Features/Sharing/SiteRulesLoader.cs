using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>Reads what the engine of sharing needs of some sites, in the scope of who opened the database.</summary>
internal static class SiteRulesLoader
{
    /// <summary>The rules of one site that was read before.</summary>
    public static async Task<SiteRules> OfAsync(ConsoleDb database, Site site, CancellationToken cancel = default) =>
        (await ManyAsync(database, [site], await CalendarService.LoadAsync(database, cancel), cancel))[0];

    /// <summary>The rules of some sites, in their order. Many are read whole rather than asked for one by one.</summary>
    public static async Task<List<SiteRules>> ManyAsync(ConsoleDb database, IReadOnlyList<Site> sites, CityCalendar calendar, CancellationToken cancel = default)
    {
        var ids = sites.Select(site => site.Id).ToArray();
        var quotas = (await database.Quotas.AsNoTracking().Where(quota => ids.Contains(quota.SiteId)).ToListAsync(cancel)).ToLookup(quota => quota.SiteId);
        var offers = (await database.Offers.AsNoTracking().Where(offer => ids.Contains(offer.SiteId)).OrderBy(offer => offer.Id).ToListAsync(cancel)).ToLookup(offer => offer.SiteId);
        var releases = (await database.ReleaseRules.AsNoTracking().Where(rule => ids.Contains(rule.SiteId)).ToListAsync(cancel)).ToLookup(rule => rule.SiteId);
        var withdrawals = (await database.Withdrawals.AsNoTracking().Where(one => ids.Contains(one.SiteId)).ToListAsync(cancel)).ToLookup(one => one.SiteId);
        var exceptions = await database.ScheduleExceptions.AsNoTracking().ToListAsync(cancel);
        var suspensions = await database.Suspensions.AsNoTracking().ToListAsync(cancel);
        return [.. sites.Select(site => new SiteRules
        {
            SiteId = site.Id,
            Calendar = calendar,
            LifecycleSteps = site.LifecycleSteps,
            WasLiveBefore = site.WasLiveBefore,
            Capacities = site.Capacities,
            Quotas = [.. quotas[site.Id]],
            Offers = [.. offers[site.Id]],
            Exceptions = exceptions.FindAll(one => one.Reaches(site.Id, site.OrganisationId, site.DistrictCode)),
            Releases = [.. releases[site.Id]],
            Suspensions = suspensions.FindAll(one => one.Covers(site.Id, site.OrganisationId)),
            Withdrawals = [.. withdrawals[site.Id]],
        })];
    }
}
