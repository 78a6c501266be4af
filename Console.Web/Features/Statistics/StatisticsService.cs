using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Statistics;

/// <summary>Answers to a query, and until when the aggregation has come.</summary>
/// <param name="Rows">The groups in order.</param>
/// <param name="AggregatedAt">Start of the last complete run, or null before the first.</param>
/// <param name="LeavesOutToday">Whether the period reaches today and its groups, being of several days, hold finished days alone.</param>
public sealed record StatisticsAnswer(IReadOnlyList<GroupFigures> Rows, DateTimeOffset? AggregatedAt, bool LeavesOutToday = false);

/// <summary>Statistics in the scope of who asks: finished days from the rollups, today from the live counter.</summary>
public sealed class StatisticsService(ConsoleDbFactory databases, IRollupStore rollups, TimeProvider clock)
{
    private const int LongestDays = 3660;

    /// <summary>Answers a query.</summary>
    /// <exception cref="RuleException"><c>period</c>, <c>period-too-long</c>, or <c>admission-or-service</c>.</exception>
    public async Task<StatisticsAnswer> AnswerAsync(StatisticsQuery query, CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.SeeStatistics, cancel);
        Check(query);
        var sites = await LoadSitesAsync(database, query, cancel);
        var today = ServiceDay.Today(clock);
        var lastFinished = query.To < today ? query.To : today.AddDays(-1);
        var run = await database.AggregationRuns.Where(one => one.EndedAt != null && one.Fault == null).MaxAsync(one => (DateTimeOffset?)one.StartedAt, cancel);
        var groups = new FigureGroups(query, sites);
        await AddRollupsAsync(database, query, sites, groups, lastFinished, run, cancel);
        var rows = groups.ToRows(lastFinished);
        var isLive = query.From >= today || query.By.Contains(Grouping.Day);
        if (query.To >= today && isLive)
            rows.AddRange(LiveFigures.Rows(query, sites, today, await rollups.CountAsync(today, cancel)));
        return new StatisticsAnswer(rows, run, query.To >= today && !isLive);
    }

    private static void Check(StatisticsQuery query)
    {
        if (query.To < query.From) throw new RuleException("period");
        if (query.To.DayNumber - query.From.DayNumber > LongestDays) throw new RuleException("period-too-long", LongestDays);
        if ((query.Admission is not null || query.By.Contains(Grouping.Admission)) && query.Service is not null) throw new RuleException("admission-or-service");
    }

    private static async Task<Dictionary<int, SiteFacts>> LoadSitesAsync(ConsoleDb database, StatisticsQuery query, CancellationToken cancel)
    {
        var sites = database.Sites.AsNoTracking();
        if (query.District is { } district) sites = sites.Where(site => site.DistrictCode == district);
        if (query.Kind is { } kind) sites = sites.Where(site => site.Organisation.Kind == kind);
        if (query.Site is { } code) sites = sites.Where(site => site.Code == code);
        return await sites.Select(site => new SiteFacts(site.Id, site.Code, site.Name, site.DistrictCode, site.Organisation.Kind, site.Capacities.ToList(), site.LifecycleSteps.ToList(), site.WasLiveBefore))
            .ToDictionaryAsync(site => site.Id, cancel);
    }

    private static async Task AddRollupsAsync(
        ConsoleDb database, StatisticsQuery query, Dictionary<int, SiteFacts> sites, FigureGroups groups, DateOnly last, DateTimeOffset? run, CancellationToken cancel)
    {
        var byAdmission = query.By.Contains(Grouping.Admission);
        var (admission, service) = ((short)(query.Admission ?? 0), (short)(query.Service ?? 0));
        var rows = database.DayRollups.AsNoTracking().Where(row => row.Day >= query.From && row.Day <= last && row.Service == service);
        rows = byAdmission && query.Admission is null ? rows.Where(row => row.Admission != 0) : rows.Where(row => row.Admission == admission);
        if (query.Site is not null || query.District is not null || query.Kind is not null)
        {
            var wanted = sites.Keys.ToArray();
            rows = rows.Where(row => wanted.Contains(row.SiteId));
        }
        if (!query.WithStays) rows = rows.Select(row => new DayRollup
        {
            SiteId = row.SiteId,
            Day = row.Day,
            Admission = row.Admission,
            Service = row.Service,
            VehicleDays = row.VehicleDays,
            PeakCars = row.PeakCars,
            PeakAt = row.PeakAt,
            HasTraffic = row.HasTraffic,
            Hours = row.Hours,
            FinalAt = row.FinalAt,
        });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            if (sites.ContainsKey(row.SiteId)) groups.Add(row.SiteId, row.Day, row.ToFigures(), run is null || row.FinalAt > run);
        var found = database.DayAttributions.AsNoTracking().Where(one => one.Day >= query.From && one.Day <= last);
        await foreach (var one in found.AsAsyncEnumerable().WithCancellation(cancel))
            if (sites.ContainsKey(one.SiteId)) groups.Add(one.SiteId, one.ToAttribution());
    }
}
