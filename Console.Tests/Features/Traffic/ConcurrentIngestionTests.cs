using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Traffic;
using Xunit;
using static ParkingOps.Tests.Support.TrafficDatabase;

namespace ParkingOps.Tests.Features.Traffic;

public sealed class ConcurrentIngestionTests
{
    [Theory]
    [InlineData(1, 600)]
    [InlineData(2, 2500)]
    public async Task Ingest_OfOverlappingBatchesAtOnce_CountsEachEventOnce(int seed, int count)
    {
        await using var database = await TrafficDatabase.CreateAsync();
        var random = new Random(seed);
        var lines = Enumerable.Range(0, count).Select(number => Line($"e{number}", $"2026-03-0{1 + (number % 5)}T08:00:00+08:00")).ToArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendShuffledAsync(database, lines, random.Next())));

        Assert.Equal(count, answers.Sum(answer => answer.Accepted));
        Assert.Equal(7 * count, answers.Sum(answer => answer.Duplicates));
        Assert.All(answers, answer => Assert.Empty(answer.Rejected));
        Assert.Equal([(long)count], await database.QueryAsync<long>("select count(*) from gate_events"));
    }

    [Fact]
    public async Task Ingest_OfRevisionsAtOnce_KeepsTheHighestAndEveryVersion()
    {
        await using var database = await TrafficDatabase.CreateAsync();
        var revisions = Enumerable.Range(1, 4)
            .Select(revision => Enumerable.Range(0, 150).Select(number => Line($"e{number}", plate: $"沪A1000{revision}", more: $",\"revision\":{revision}")).ToArray());

        var answers = await Task.WhenAll(revisions.Select((lines, seed) => SendShuffledAsync(database, lines, seed)));

        Assert.Equal(600, answers.Sum(answer => answer.Accepted + answer.Duplicates));
        Assert.Equal(["4"], await database.QueryAsync<string>("select distinct revision::text from gate_events"));
        Assert.Equal(["1 150", "2 150", "3 150"], await database.QueryAsync<string>("select revision || ' ' || count(*) from gate_event_versions group by revision order by 1"));
    }

    [Fact]
    public async Task Ingest_OfContradictionsAtOnce_KeepsOneOfThem()
    {
        await using var database = await TrafficDatabase.CreateAsync();
        var sides = new[] { "entry", "exit" }.Select(side => Enumerable.Range(0, 200).Select(number => Line($"e{number}", direction: side)).ToArray());

        var answers = await Task.WhenAll(sides.Select((lines, seed) => SendShuffledAsync(database, lines, seed)));

        Assert.Equal(200, answers.Sum(answer => answer.Accepted));
        Assert.Equal(200, answers.Sum(answer => answer.Rejected.Count(one => one.Code == "conflict")));
        Assert.Equal([200L], await database.QueryAsync<long>("select count(*) from quarantined_events"));
    }

    private static async Task<IngestionAnswer> SendShuffledAsync(TrafficDatabase database, string[] lines, int seed)
    {
        await Task.Yield();
        var mine = lines.ToArray();
        new Random(seed).Shuffle(mine);
        return await database.SendAsync(mine);
    }
}
