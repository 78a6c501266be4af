using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;

namespace ParkingOps.Web.Features.Jobs;

/// <summary>Quotas, offers and calendar as one run of the aggregation sees them.</summary>
internal sealed class SharingRules
{
    private const int RunLookBackDays = 40;
    private readonly CityCalendar calendar;
    private readonly ILookup<int, Offer> offers;
    private readonly ILookup<int, Quota> quotas;

    private SharingRules(CityCalendar calendar, IEnumerable<Offer> offers, IEnumerable<Quota> quotas)
    {
        this.calendar = calendar;
        this.offers = offers.ToLookup(offer => offer.SiteId);
        this.quotas = quotas.ToLookup(quota => quota.SiteId);
    }

    /// <summary>Sites that share, with the first day on which a quota or an offer of theirs counts.</summary>
    public IEnumerable<(int Site, DateOnly First)> Sharing =>
        offers.Select(site => (site.Key, First: site.Min(offer => offer.FirstDay)))
            .Concat(quotas.Select(site => (site.Key, First: site.Min(quota => quota.FirstDay))))
            .GroupBy(site => site.Key).Select(site => (site.Key, site.Min(one => one.First)));

    public static async Task<SharingRules> LoadAsync(ConsoleDb database, CancellationToken cancel) => new(
        await CalendarService.LoadAsync(database, cancel),
        await database.Offers.AsNoTracking().ToListAsync(cancel),
        await database.Quotas.AsNoTracking().ToListAsync(cancel));

    /// <summary>What a site shares on a day, one entry a service.</summary>
    public List<SharedSchedule> On(int site, DateOnly day)
    {
        var (from, to) = (ServiceDay.StartOf(day), ServiceDay.EndOf(day));
        var shared = new List<SharedSchedule>();
        foreach (var service in offers[site].Select(offer => offer.Service).Concat(quotas[site].Select(quota => quota.Service)).Distinct())
        {
            var offered = offers[site].Where(offer => offer.Service == service && offer.WasPublished).ToList();
            shared.Add(new SharedSchedule(
                service,
                SpaceTimeline.OfOffers(offered, calendar, from, to),
                SpaceTimeline.OfQuota([.. quotas[site].Where(quota => quota.Service == service)], calendar, from, to),
                service == ServiceKind.OffPeakSharing ? Runs(offered, day) : []));
        }
        return shared;
    }

    /// <summary>When every window that begins on the day has ended plus its grace; at the earliest the end of the day.</summary>
    public DateTimeOffset FinalAt(int site, DateOnly day)
    {
        var kind = calendar.KindOf(day);
        var ends = offers[site].Where(offer => offer.FirstDay <= day && (offer.LastDay is null || offer.LastDay >= day))
            .SelectMany(offer => offer.Windows)
            .Where(window => window.StartsOn(day, kind))
            .Select(window => window.On(day).End + VisitRules.Standard.OverstayGrace);
        return ends.Append(ServiceDay.EndOf(day)).Max();
    }

    private List<Interval> Runs(List<Offer> offered, DateOnly day)
    {
        var (from, to) = (ServiceDay.StartOf(day.AddDays(-RunLookBackDays)), ServiceDay.EndOf(day.AddDays(2)));
        return [.. OpeningSchedule.Merge([.. offered.SelectMany(offer => offer.Runs(calendar, from, to))], from, to)];
    }
}
