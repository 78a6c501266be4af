using ParkingOps.Web.Features.Statistics;
using Xunit;

namespace ParkingOps.Tests.Features.Statistics;

/// <summary>Random traffic on its whole way through the database, against one slow pass over all that is in force.</summary>
public sealed class RollupTests
{
    private const int Days = 9;
    private const int Steps = 3;
    private static readonly DateOnly FirstDay = new(2026, 2, 20);
    private static readonly string[] Sites = ["R-1", "R-2"];

    [Theory]
    [InlineData(1, 5, 60)]
    [InlineData(2, 12, 300)]
    [InlineData(3, 40, 1_500)]
    [InlineData(4, 3, 12)]
    [InlineData(5, 25, 300)]
    public async Task Aggregate_OfRandomTraffic_EqualsOnePassOverAllHistory(int seed, int cars, int events)
    {
        await using var run = await StatisticsRun.StartAsync(Sites);
        var waiting = new ArrivingTraffic(seed, FirstDay, Days, Sites).Make(events, cars);
        var arrived = new List<ArrivingRecord>();

        for (var step = 1; step <= Steps; step++)
        {
            run.Clock.SetTo(FirstDay.AddDays(step * Days / Steps).ToDateTime(new TimeOnly(13, 7)));
            await ArriveAsync(run, waiting, arrived, isLast: step == Steps);
            await run.AggregateAsync();
            var expected = new ExpectedTable(ArrivingTraffic.InForce(arrived), Sites, run.Clock, FirstDay);

            await AssertTableAsync(run, expected, ExpectedTable.DayColumns, Grouping.Site, Grouping.Day);
            await AssertTableAsync(run, expected, ExpectedTable.DayColumns, Grouping.Site, Grouping.Day, Grouping.Admission);
            await AssertTableAsync(run, expected, ExpectedTable.HourColumns, Grouping.Site, Grouping.Hour);
        }

        Assert.Empty(waiting);
        var stored = await StoredAsync(run);
        await run.AggregateAsync();
        Assert.Equal(stored, await StoredAsync(run));
    }

    // Each step brings half of what may come by then, in requests of any size; much of it is of days that were aggregated before.
    private static async Task ArriveAsync(StatisticsRun run, List<ArrivingRecord> waiting, List<ArrivingRecord> arrived, bool isLast)
    {
        var now = run.Clock.GetUtcNow();
        var due = waiting.Where((one, number) => (isLast || number % 2 == 0) && one.At <= now && !(one.PreviousAt > now)).ToList();
        foreach (var request in due.Chunk(1 + (due.Count / 3)))
        {
            var answer = await run.SendAsync(request.Select(one => one.Line()));
            Assert.Empty(answer.Rejected);
        }

        foreach (var one in due) waiting.Remove(one);
        arrived.AddRange(due);
    }

    private static async Task AssertTableAsync(StatisticsRun run, ExpectedTable expected, string[] columns, params Grouping[] by)
    {
        var rows = await run.AskAsync(new StatisticsQuery(FirstDay, run.Clock.Today.AddDays(-1), by));
        Assert.NotEmpty(rows);
        Assert.Equal(
            string.Join('\n', expected.Lines(by).Order(StringComparer.Ordinal)),
            string.Join('\n', rows.Select(row => $"{row.Group.Hour} {FigureLine.Of(row, columns)}").Order(StringComparer.Ordinal)));
    }

    private static async Task<List<string>> StoredAsync(StatisticsRun run) =>
    [
        .. await run.QueryAsync("select r::text from day_rollups r order by site_id, day, admission, service"),
        .. await run.QueryAsync("select concat_ws(' ', site_id, found_on, day, hour, kind, admission, service, count) from day_attributions order by 1"),
        .. await run.QueryAsync("select v::text from carried_visits v order by site_id, day"),
    ];
}
