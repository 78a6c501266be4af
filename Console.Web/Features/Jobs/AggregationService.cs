using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Jobs;

/// <summary>
/// The aggregation (汇总): turns the gate events of every changed site-day into rollups. A missed night, a late event, a changed offer
/// and a killed run are one path: what is marked is computed, in the order of days, and the mark goes in the same transaction.
/// </summary>
public sealed class AggregationService(ConsoleDbFactory databases, IRollupStore rollups, ITrafficStore traffic, IOutcomeStore outcomes, TimeProvider clock)
{
    /// <summary>The newest runs, the newest first.</summary>
    public async Task<List<AggregationRun>> ListAsync(int count)
    {
        await using var database = await databases.OpenAsync(Permission.SeeSystem);
        return await database.AggregationRuns.AsNoTracking().OrderByDescending(run => run.Id).Take(count).ToListAsync();
    }

    /// <summary>Computes everything that changed, today so far included.</summary>
    /// <exception cref="RuleException"><c>aggregation-running</c> when another run is under way.</exception>
    public async Task<AggregationRun> RunAsync(CancellationToken cancel) => await RunAsync(null, cancel);

    /// <summary>Computes a period anew, and everything else that changed.</summary>
    /// <exception cref="RuleException"><c>aggregation-running</c> when another run is under way.</exception>
    public async Task<AggregationRun> RunAsync((DateOnly First, DateOnly Last)? period, CancellationToken cancel)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem, cancel);
        await using var right = await rollups.TryLockAsync(cancel) ?? throw new RuleException("aggregation-running");
        var run = new AggregationRun { By = database.Actor.Name, StartedAt = clock.GetUtcNow() };
        database.Add(run);
        await database.SaveChangesAsync(cancel);
        try
        {
            if (period is { } asked) await rollups.MarkAllAsync(asked.First, asked.Last, cancel);
            await WorkAsync(database, run, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            run.Fault = fault.Message;
            throw;
        }
        finally
        {
            run.EndedAt = clock.GetUtcNow();
            await database.SaveChangesAsync(CancellationToken.None);
        }
        return run;
    }

    private async Task WorkAsync(ConsoleDb database, AggregationRun run, CancellationToken cancel)
    {
        using var computing = await DayComputing.LoadAsync(database, run.StartedAt, cancel);
        var today = ServiceDay.Today(clock);
        await MarkSharingDaysAsync(database, computing.Sharing, today, cancel);
        foreach (var (day, sites) in await outcomes.AffectedAsync(today, run.StartedAt, cancel)) await outcomes.DecideAsync(day, sites, computing.Decide, cancel);
        run.SiteDaysPlanned = (await rollups.ChangedAsync(today, cancel)).Sum(day => day.Sites);
        // Days only ever mark the next one, so one way up through the days meets them all.
        for (var next = await NextAsync(DateOnly.MinValue, today, cancel); next is { } day; next = await NextAsync(day.AddDays(1), today, cancel))
        {
            var done = await rollups.WorkAsync(day, stored => computing.Compute(day, stored), cancel);
            (run.Day, run.SiteDays, run.Events) = (day, run.SiteDays + done.SiteDays, run.Events + done.Events);
            run.SiteDaysPlanned = Math.Max(run.SiteDaysPlanned, run.SiteDays);
            await database.SaveChangesAsync(cancel);
        }
    }

    private async Task<DateOnly?> NextAsync(DateOnly from, DateOnly last, CancellationToken cancel)
    {
        var later = (await rollups.ChangedAsync(last, cancel)).Where(changed => changed.Day >= from).ToList();
        return later.Count == 0 ? null : later[0].Day;
    }

    // Offered time counts on days without traffic too: every site that shares has each of its days computed.
    private async Task MarkSharingDaysAsync(ConsoleDb database, SharingRules rules, DateOnly today, CancellationToken cancel)
    {
        var newest = await database.DayRollups.Where(rollup => rollup.Admission == 0 && rollup.Service == 0)
            .GroupBy(rollup => rollup.SiteId).Select(site => new { site.Key, Day = site.Max(rollup => rollup.Day) })
            .ToDictionaryAsync(site => site.Key, site => site.Day, cancel);
        var missing = rules.Sharing
            .Select(site => (site.Site, First: newest.TryGetValue(site.Site, out var day) && day >= site.First ? day.AddDays(1) : site.First))
            .Where(site => site.First <= today)
            .GroupBy(site => site.First, site => site.Site);
        foreach (var sites in missing) await traffic.MarkChangedAsync([.. sites], sites.Key, today, cancel);
    }
}
