using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Features.Jobs;

/// <summary>What sites share, by their rules, as one run of the aggregation sees them. Several threads may ask at once.</summary>
internal sealed class SharingRules
{
    private const int RunLookBackDays = 40;
    private readonly Dictionary<int, SiteSchedule> schedules;
    private readonly ConcurrentDictionary<(int Site, DateOnly Day), DateTimeOffset> finals = [];

    private SharingRules(IEnumerable<SiteRules> rules) => schedules = rules.Where(site => site.Quotas.Count + site.Offers.Count > 0)
        .ToDictionary(site => site.SiteId, site => new SiteSchedule(site));

    /// <summary>Sites that share, with the first day on which a quota or an offer of theirs counts.</summary>
    public IEnumerable<(int Site, DateOnly First)> Sharing => schedules.Select(site => (site.Key,
        site.Value.Rules.Quotas.Select(quota => quota.FirstDay).Concat(site.Value.Rules.Offers.Select(offer => offer.FirstDay)).Min()));

    public static async Task<SharingRules> LoadAsync(ConsoleDb database, CancellationToken cancel)
    {
        var sites = await database.Sites.AsNoTracking().ToListAsync(cancel);
        return new SharingRules(await SiteRulesLoader.ManyAsync(database, sites, await CalendarService.LoadAsync(database, cancel), cancel));
    }

    /// <summary>What a site shares on a day, one entry a service.</summary>
    public List<SharedSchedule> On(int site, DateOnly day)
    {
        if (!schedules.TryGetValue(site, out var schedule)) return [];
        var (from, to) = (ServiceDay.StartOf(day), ServiceDay.EndOf(day));
        return [.. schedule.SharedServices.Select(service => new SharedSchedule(
            service,
            schedule.Offered(service, from, to),
            schedule.Quota(service, from, to),
            service == ServiceKind.OffPeakSharing
                ? schedule.Runs(service, ServiceDay.StartOf(day.AddDays(-RunLookBackDays)), ServiceDay.EndOf(day.AddDays(2)))
                : []))];
    }

    /// <summary>When every window that begins on the day has ended plus its grace; at the earliest the end of the day.</summary>
    public DateTimeOffset FinalAt(int site, DateOnly day) => finals.GetOrAdd((site, day), _ => LastEnd(site, day));

    private DateTimeOffset LastEnd(int site, DateOnly day)
    {
        if (!schedules.TryGetValue(site, out var schedule)) return ServiceDay.EndOf(day);
        var kind = schedule.Rules.Calendar.KindOf(day);
        var usual = schedule.Rules.Offers.Where(offer => offer.FirstDay <= day && !(offer.LastDay < day))
            .SelectMany(offer => offer.Windows).Where(window => window.StartsOn(day, kind));
        var exceptional = schedule.Rules.Exceptions.Where(exception => exception.FirstDay <= day && day <= exception.LastDay).SelectMany(exception => exception.Windows);
        return usual.Concat(exceptional).Select(window => window.On(day).End + VisitRules.Standard.OverstayGrace).Append(ServiceDay.EndOf(day)).Max();
    }
}
