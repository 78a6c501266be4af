using ParkingOps.Tests.Support;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Features.Traffic;
using Xunit;
using static ParkingOps.Tests.Support.TrafficDatabase;

namespace ParkingOps.Tests.Features.Quarantine;

public sealed class ReceivedBatchTests
{
    private const string Sums = "select concat_ws(' ', sum(received), sum(accepted), sum(corrected), sum(duplicates), sum(quarantined)) from received_batches";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Ingest_OfRandomStreamsAtOnce_AddsUpWithWhatIsStored(int seed)
    {
        await using var database = await TrafficDatabase.CreateAsync();
        var batches = Enumerable.Range(0, 24).Select(number => BatchOf(new Random((seed * 100) + number))).ToList();

        // Three gates' backlogs at once, each of them in order.
        var answers = (await Task.WhenAll(Enumerable.Range(0, 3).Select(key => SendAsync(database, Sender with { Id = key }, batches.Where((_, number) => number % 3 == key))))).SelectMany(one => one).ToList();

        Assert.Equal(
            [$"{batches.Sum(lines => lines.Length)} {answers.Sum(one => one.Accepted)} {answers.Sum(one => one.Corrected)} {answers.Sum(one => one.Duplicates)} {answers.Sum(one => one.Rejected.Count)}"],
            await database.QueryAsync<string>(Sums));
        // Counted where nothing of ingestion counts: events and refused records as they lie there.
        Assert.Empty(await database.QueryAsync<int>("""
            select coalesce(b.key_id, q.key_id) from (select received_on, key_id, sum(quarantined) as n from received_batches group by 1, 2) b
            full join (select received_on, key_id, count(*) as n from quarantined_events group by 1, 2) q on q.received_on = b.received_on and q.key_id = b.key_id
            where coalesce(b.n, 0) <> coalesce(q.n, 0)
            """));
        Assert.Equal(
            await database.QueryAsync<long>("select count(*) from gate_events where state = 0"),
            await database.QueryAsync<long>("select (sum(accepted) - sum(corrected))::bigint from received_batches"));
    }

    [Fact]
    public async Task Fold_OfPastDays_KeepsEverySumAndWhatComesAfter()
    {
        await using var database = await TrafficDatabase.CreateAsync();
        for (var number = 0; number < 5; number++) await database.SendAsync(Line($"e{number}"), Line("e0"), Line("x", plate: "?"));
        var before = await database.QueryAsync<string>(Sums);
        var fold = ReceptionCounts.Fold.Replace("$1", "date '2026-03-11'", StringComparison.Ordinal);

        await database.ExecuteAsync(fold);
        Assert.Equal(["true 15"], await database.QueryAsync<string>("select is_folded || ' ' || received from received_batches"));
        Assert.Equal(before, await database.QueryAsync<string>(Sums));

        await database.SendAsync(Line("late"));
        await database.ExecuteAsync(fold);
        Assert.Equal(["true 15", "true 1"], await database.QueryAsync<string>("select is_folded || ' ' || received from received_batches order by received desc"));
    }

    [Theory]
    [InlineData("2026-03-09T15:59:59Z", "2026-03-09")]
    [InlineData("2026-03-09T16:00:00Z", "2026-03-10")]
    public async Task DayOfReceipt_IsThatOfShanghai_InBothTables(string at, string day)
    {
        await using var database = await TrafficDatabase.CreateAsync(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));

        await database.SendAsync(Line("x", plate: "?"));

        Assert.Equal([day], await database.QueryAsync<string>("select received_on::text from received_batches union select received_on::text from quarantined_events"));
    }

    private static async Task<List<IngestionAnswer>> SendAsync(TrafficDatabase database, SenderKey sender, IEnumerable<string[]> batches)
    {
        await Task.Yield();
        var answers = new List<IngestionAnswer>();
        foreach (var lines in batches) answers.Add(await database.SendAsync(sender, lines));
        return answers;
    }

    // New events, the same again, other content, other revisions of few ids, and faults; never the same id on two days.
    private static string[] BatchOf(Random random) => [.. Enumerable.Range(0, random.Next(1, 120)).Select(_ => random.Next(6) switch
    {
        0 => Line($"x{random.Next(50)}", site: "SH-404"),
        1 => Line($"x{random.Next(50)}", plate: "?"),
        2 => "{",
        3 => Line($"e{random.Next(40)}", direction: "exit", more: $",\"revision\":{random.Next(1, 4)}"),
        _ => Line($"e{random.Next(200)}", admission: random.Next(20) == 0 ? "staff" : "ordinary"),
    })];
}
