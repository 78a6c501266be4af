using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Statistics;

namespace ParkingOps.Web.Features.Overview;

/// <summary>Something that waits for the person, and where it is done.</summary>
/// <param name="Key">Name of its text, which takes the count.</param>
/// <param name="Count">How many.</param>
/// <param name="Href">Where.</param>
public sealed record Awaiting(string Key, int Count, string Href);

/// <summary>The overview in the scope of who looks.</summary>
public sealed record OverviewFigures
{
    /// <summary>Entries of today so far, from the live counter.</summary>
    public required long EntriesToday { get; init; }

    /// <summary>Yesterday's figures of all sites in scope, or null while nothing was aggregated.</summary>
    public required FigureRow? Yesterday { get; init; }

    /// <summary>The figures of the day before.</summary>
    public required FigureRow? DayBefore { get; init; }

    /// <summary>Live sites.</summary>
    public required int SitesLive { get; init; }

    /// <summary>All sites.</summary>
    public required int Sites { get; init; }

    /// <summary>Spaces on offer at this moment.</summary>
    public required int SpacesOnOffer { get; init; }

    /// <summary>Entries of the last 30 finished days by day and kind of organisation.</summary>
    public required IReadOnlyList<GroupFigures> Trend { get; init; }

    /// <summary>Entries of the same days by district.</summary>
    public required IReadOnlyList<GroupFigures> Districts { get; init; }

    /// <summary>Entries of the same days by site, the most first.</summary>
    public required IReadOnlyList<GroupFigures> TopSites { get; init; }

    /// <summary>What waits for the person.</summary>
    public required IReadOnlyList<Awaiting> Awaiting { get; init; }

    /// <summary>Start of the last complete aggregation.</summary>
    public required DateTimeOffset? AggregatedAt { get; init; }
}

/// <summary>Puts the overview together; every figure comes from the statistics.</summary>
public sealed class OverviewService(ConsoleDbFactory databases, StatisticsService statistics, TimeProvider clock)
{
    /// <summary>Days of the trend.</summary>
    public const int TrendDays = 30;

    private const int TopCount = 8;

    /// <summary>The overview as it is now.</summary>
    public async Task<OverviewFigures> ShowAsync()
    {
        await using var database = await databases.OpenAsync(Permission.SeeStatistics);
        var today = ServiceDay.Today(clock);
        var (from, yesterday) = (today.AddDays(-TrendDays), today.AddDays(-1));
        var trend = await AskAsync(from, yesterday, Grouping.Day, Grouping.Kind);
        var days = await AskAsync(today.AddDays(-2), yesterday, Grouping.Day);
        return new OverviewFigures
        {
            EntriesToday = await EntriesTodayAsync(),
            Yesterday = days.Rows.FirstOrDefault(row => row.Group.Day == yesterday)?.Figures,
            DayBefore = days.Rows.FirstOrDefault(row => row.Group.Day == today.AddDays(-2))?.Figures,
            SitesLive = await database.Sites.CountAsync(site => site.Lifecycle == Lifecycle.Live),
            Sites = await database.Sites.CountAsync(),
            SpacesOnOffer = await SpacesOnOfferAsync(database),
            Trend = trend.Rows,
            Districts = (await AskAsync(from, yesterday, Grouping.District)).Rows,
            TopSites = [.. (await AskAsync(from, yesterday, Grouping.Site)).Rows.OrderByDescending(row => row.Figures.Entries).Take(TopCount)],
            Awaiting = await AwaitingAsync(database),
            AggregatedAt = trend.AggregatedAt,
        };
    }

    /// <summary>Entries of today so far, from the live counter.</summary>
    public async Task<long> EntriesTodayAsync()
    {
        var today = ServiceDay.Today(clock);
        return (await AskAsync(today, today)).Rows.Where(row => row.IsLive).Sum(row => row.Figures.Entries);
    }

    /// <summary>What the city announced, newest first; its own series, apart from what is measured.</summary>
    public async Task<List<AnnouncedFigure>> AnnouncedAsync()
    {
        await using var database = await databases.OpenAsync(Permission.SeeStatistics);
        return await database.AnnouncedFigures.AsNoTracking().Where(figure => figure.Subject == "city")
            .OrderByDescending(figure => figure.AsOf).ThenBy(figure => figure.Programme).ThenBy(figure => figure.Id).ToListAsync();
    }

    private static async Task<List<Awaiting>> AwaitingAsync(ConsoleDb database)
    {
        var awaiting = new List<Awaiting>();
        async Task CountAsync(string key, IQueryable<Site> sites, string address)
        {
            if (await sites.CountAsync() is var count and > 0) awaiting.Add(new Awaiting(key, count, address));
        }
        var actor = database.Actor;
        if (actor.May(Permission.EditRegister))
        {
            await CountAsync("AwaitSubmitted", database.Sites.Where(site => site.Lifecycle == Lifecycle.Submitted), "sites?state=Submitted");
            await CountAsync("AwaitApproved", database.Sites.Where(site => site.Lifecycle == Lifecycle.Approved), "sites?state=Approved");
            await CountAsync("AwaitDraft", database.Sites.Where(site => site.Lifecycle == Lifecycle.Draft), "sites?state=Draft");
        }
        if (actor.May(Permission.PublishOffers))
            await CountAsync("AwaitOffer", database.Sites.Where(site => site.Lifecycle == Lifecycle.Live
                && !database.Offers.Any(offer => offer.SiteId == site.Id && (offer.Status == OfferStatus.Published || offer.Status == OfferStatus.Approved))), "sites?state=Live");
        return awaiting;
    }

    private async Task<StatisticsAnswer> AskAsync(DateOnly from, DateOnly to, params Grouping[] by) =>
        await statistics.AnswerAsync(new StatisticsQuery(from, to, by) { WithStays = false });

    private async Task<int> SpacesOnOfferAsync(ConsoleDb database)
    {
        var now = clock.GetUtcNow();
        var sites = await database.Sites.AsNoTracking().Where(site => site.Lifecycle == Lifecycle.Live).ToListAsync();
        var rules = await SiteRulesLoader.ManyAsync(database, sites, await CalendarService.LoadAsync(database));
        return rules.Sum(site => new SiteSchedule(site).LedgerAt(now).Published);
    }
}
