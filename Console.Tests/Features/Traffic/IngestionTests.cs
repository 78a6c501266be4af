using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;
using ParkingOps.Tests.Support;
using Xunit;
using static ParkingOps.Tests.Support.TrafficDatabase;

namespace ParkingOps.Tests.Features.Traffic;

public sealed class IngestionTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact]
    public async Task Ingest_OfGoodRecords_StoresThemByServiceDay()
    {
        await using var database = await TrafficDatabase.CreateAsync();

        var answer = await database.SendAsync(
            Line("1", at: "2026-03-01T16:00:00Z"),
            Line("2", at: "2026-03-01T15:59:59Z", more: ",\"service\":\"ev-charging\""),
            Line("3", direction: "exit", more: """,  "payment":{"channel":"cash","amountFen":1200}"""),
            Line("3", site: "SH-002"));

        Assert.Equal((4, 0, 0, 0), (answer.Accepted, answer.Corrected, answer.Duplicates, answer.Rejected.Count));
        Assert.Equal(["1 1", "1 3", "2 3"], (await database.ReadDayAsync(Monday)).Select(one => $"{one.SiteId} {one.Event.EventId}").Order());
        Assert.Equal(["2"], await database.QueryAsync<string>("select event_id from gate_events_20260301 where service = 5"));
        Assert.Equal(["1 3 2 1200"], await database.QueryAsync<string>(
            "select concat_ws(' ', site_id, event_id, payment_channel, payment_fen) from gate_events where payment_fen > 0"));
        Assert.Equal([2], await database.QueryAsync<int>("select site_id from gate_events where not_live"));
        Assert.Equal(["1 2026-03-01", "1 2026-03-02", "2 2026-03-02"], await database.QueryAsync<string>("select site_id || ' ' || day from changed_days order by 1"));
    }

    [Fact]
    public async Task Ingest_OfAPlate_StoresHashMaskAndCiphertextOnly()
    {
        await using var database = await TrafficDatabase.CreateAsync();
        await database.SendAsync(Line("1"));

        Assert.Equal(["沪A·12**5"], await database.QueryAsync<string>("select plate_mask from gate_events"));
        Assert.Equal("沪A12345", database.Vault.OpenPlate(Assert.Single(await database.QueryAsync<byte[]>("select plate_cipher from gate_events"))));
        Assert.Equal([database.Vault.Hash(PlateOf("沪A12345"))], await database.QueryAsync<long>("select plate_hash from gate_events"));
        Assert.Equal([0L], await database.QueryAsync<long>("select count(*) from gate_events g where g::text like '%12345%'"));
    }

    [Fact]
    public async Task Ingest_Again_CountsDuplicatesAndMarksNothing()
    {
        await using var database = await TrafficDatabase.CreateAsync();
        await database.SendAsync(Line("1"), Line("2"));
        await database.ExecuteAsync("delete from changed_days");

        var answer = await database.SendAsync(Line("1"), Line("2"), Line("1"), Line("3"), Line("3"));

        Assert.Equal((1, 0, 4), (answer.Accepted, answer.Corrected, answer.Duplicates));
        Assert.Equal(3, (await database.ReadDayAsync(Monday)).Count);
        Assert.Single(await database.QueryAsync<long>("select id from changed_days"));
    }

    [Fact]
    public async Task Ingest_OfOtherContentWithoutAHigherRevision_IsAConflict()
    {
        await using var database = await TrafficDatabase.CreateAsync();
        await database.SendAsync(Line("1"));

        var answer = await database.SendAsync(Line("0"), Line("1", plate: "沪B99999"), Line("0", direction: "exit"), Line("2"));

        Assert.Equal((2, 0, 0), (answer.Accepted, answer.Corrected, answer.Duplicates));
        Assert.Equal([(1, "1", "conflict"), (2, "0", "conflict")], answer.Rejected.Select(one => (one.Index, one.EventId, one.Code)));
        Assert.Equal(["conflict 1 沪B·99**9", "conflict 0 沪A·12**5"], await database.QueryAsync<string>(
            "select concat_ws(' ', code, event_id, plate_mask) from quarantined_events order by record_index"));
        Assert.Equal(["沪A·12**5"], await database.QueryAsync<string>("select distinct plate_mask from gate_events"));
    }

    [Fact]
    public async Task Ingest_OfAHigherRevision_ReplacesAndKeepsTheVersion()
    {
        await using var database = await TrafficDatabase.CreateAsync();
        await database.SendAsync(Line("1"));

        var answer = await database.SendAsync(Line("1", plate: "沪B99999", more: ",\"revision\":2"));

        Assert.Equal((1, 1, 0), (answer.Accepted, answer.Corrected, answer.Duplicates));
        Assert.Equal(["2 沪B·99**9"], await database.QueryAsync<string>("select revision || ' ' || plate_mask from gate_events"));
        Assert.Equal(["1 沪A·12**5"], await database.QueryAsync<string>("select revision || ' ' || plate_mask from gate_event_versions where replaced_at is not null"));
    }

    [Fact]
    public async Task Ingest_OfAMoveToAnotherDay_LeavesAMarkerAndMarksBothDays()
    {
        await using var database = await TrafficDatabase.CreateAsync();
        await database.SendAsync(Line("1"));
        await database.ExecuteAsync("delete from changed_days");

        var moved = await database.SendAsync(Line("1", at: "2026-03-03T00:30:00+08:00", more: ",\"revision\":2,\"previousAt\":\"2026-03-02T08:00:00+08:00\""));
        var late = await database.SendAsync(Line("1"));

        Assert.Equal((1, 1, 0), (moved.Accepted, moved.Corrected, moved.Duplicates));
        Assert.Equal((0, 0, 1), (late.Accepted, late.Corrected, late.Duplicates));
        Assert.Empty(await database.ReadDayAsync(Monday));
        Assert.Single(await database.ReadDayAsync(Monday.AddDays(1)));
        Assert.Equal(["2026-03-02", "2026-03-03"], await database.QueryAsync<string>("select day::text from changed_days order by day"));
        Assert.Equal([true], await database.QueryAsync<bool>("select plate_cipher is null and plate_mask = '' from gate_events where state = 1"));
    }

    [Fact]
    public async Task Read_OfADay_GivesWhatWasSentOfTheSitesAskedFor()
    {
        await using var database = await TrafficDatabase.CreateAsync();
        await database.SendAsync(Line("1", at: "2026-03-02T08:00:00.123456+08:00", admission: "sharing", more: ",\"service\":\"same-day\""), Line("2", site: "SH-002", direction: "exit"));

        var one = Assert.Single(await database.ReadDayAsync(Monday, [1, 5]));

        var at = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(123_456);
        Assert.Equal((1, new GateEvent("1", at.UtcTicks, Direction.Entry, database.Vault.Hash(PlateOf("沪A12345")), Admission.Sharing, ServiceKind.SameDay)), one);
        Assert.Empty(await database.ReadDayAsync(Monday, []));
        Assert.Empty(await database.ReadDayAsync(Monday.AddDays(-40)));
        Assert.Equal([1, 2], (await database.ReadDayAsync(Monday)).Select(two => two.SiteId).Order());
    }

    [Fact]
    public async Task Ingest_OfALargeRequest_StoresEveryColumnAsASmallOneDoes()
    {
        const string columns = "select concat_ws(' ', service_day, site_id, revision, state, gate, direction, at, admission, service, plate_hash, plate_mask, "
            + "payment_channel, payment_fen, not_live, content_hash, received_at, key_id) from gate_events order by event_id";
        await using var database = await TrafficDatabase.CreateAsync();
        string[] more = ["", ",\"service\":\"same-day\"", ",\"payment\":{\"channel\":\"other\",\"amountFen\":5}"];
        var lines = Enumerable.Range(1000, 2400).Select(number => Line($"e{number}", plate: $"沪A{number:D5}", more: more[number % 3])).ToArray();

        await database.SendAsync(lines);
        var large = await database.QueryAsync<string>(columns);
        await database.ExecuteAsync("truncate gate_events");
        foreach (var part in lines.Chunk(100)) await database.SendAsync(part);

        Assert.Equal(2400, large.Count);
        Assert.Equal(await database.QueryAsync<string>(columns), large);
    }

    [Fact]
    public async Task Ingest_AfterTheDaysPartitionWasDropped_MakesItAnew()
    {
        await using var database = await TrafficDatabase.CreateAsync();
        await database.SendAsync(Line("1"));
        await database.ExecuteAsync("drop table gate_events_20260302");

        var answer = await database.SendAsync(Line("1"), Line("2"));

        Assert.Equal(2, answer.Accepted);
        Assert.Equal(2, (await database.ReadDayAsync(Monday)).Count);
    }

    [Fact]
    public async Task Ingest_OfAChange_WakesListeners()
    {
        await using var database = await TrafficDatabase.CreateAsync();
        var heard = new TaskCompletionSource<string>();
        await using var listener = await database.ListenAsync(heard.SetResult);

        await database.SendAsync(Line("1"));
        await listener.WaitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        Assert.Equal("traffic", await heard.Task);
    }

    private static Plate PlateOf(string text) => Plate.TryParse(text, out var plate) ? plate : throw new ArgumentException(text);
}
