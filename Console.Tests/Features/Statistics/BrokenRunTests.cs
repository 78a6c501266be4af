using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Statistics;
using ParkingOps.Web.Data;
using Xunit;
using static ParkingOps.Tests.Support.TrafficDatabase;

namespace ParkingOps.Tests.Features.Statistics;

/// <summary>A run that dies in the middle of a day, as by a kill: the day is as if it had never begun.</summary>
public sealed class BrokenRunTests
{
    private static readonly ComputedDay Nothing = new(new DayResult([], [], [], IsOver: true), default);
    private static readonly string[] Tables = ["day_rollups", "day_attributions", "carried_visits", "changed_days"];

    [Fact]
    public async Task Work_ThatDiesInTheMiddle_LeavesFiguresAndMarksAsTheyWere()
    {
        await using var run = await StatisticsRun.StartAsync("R-1", "R-2");
        var store = run.Services.GetRequiredService<IRollupStore>();
        await run.SendAsync([Line("1", site: "R-1"), Line("1", site: "R-2"), Line("2", site: "R-2", at: "2026-03-03T08:00:00+08:00", direction: "exit")]);
        await run.AggregateAsync();
        await run.SendAsync([Line("3", site: "R-1", plate: "沪A55555"), Line("3", site: "R-2", plate: "沪A55555")]);
        var before = await StoredAsync(run);
        var computed = 0;

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.WorkAsync(
            new DateOnly(2026, 3, 2), _ => Interlocked.Increment(ref computed) == 2 ? throw new InvalidOperationException("killed") : Nothing, CancellationToken.None));

        Assert.Equal(2, computed);
        Assert.Equal(before, await StoredAsync(run));
    }

    [Fact]
    public async Task Aggregate_AfterARunThatDied_GivesWhatAnUndisturbedRunGives()
    {
        await using var disturbed = await StatisticsRun.StartAsync("R-1");
        await using var undisturbed = await StatisticsRun.StartAsync("R-1");
        string[] lines = [Line("1", site: "R-1"), Line("2", site: "R-1", at: "2026-03-05T08:00:00+08:00", direction: "exit")];
        foreach (var run in new[] { disturbed, undisturbed }) await run.SendAsync(lines);
        await Assert.ThrowsAsync<InvalidOperationException>(() => disturbed.Services.GetRequiredService<IRollupStore>()
            .WorkAsync(new DateOnly(2026, 3, 2), _ => throw new InvalidOperationException("killed"), CancellationToken.None));

        foreach (var run in new[] { disturbed, undisturbed }) await run.AggregateAsync();

        Assert.NotEmpty(await RollupsAsync(undisturbed));
        Assert.Equal(await RollupsAsync(undisturbed), await RollupsAsync(disturbed));
    }

    private static Task<List<string>> RollupsAsync(StatisticsRun run) =>
        run.QueryAsync("select r::text from day_rollups r order by site_id, day, admission, service");

    private static async Task<List<string>> StoredAsync(StatisticsRun run)
    {
        var rows = new List<string>();
        foreach (var table in Tables) rows.AddRange(await run.QueryAsync($"select t::text from {table} t order by 1"));
        return rows;
    }
}
