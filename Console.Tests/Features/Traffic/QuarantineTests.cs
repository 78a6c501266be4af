using System.Text;
using ParkingOps.Tests.Support;
using Xunit;
using static ParkingOps.Tests.Support.TrafficDatabase;

namespace ParkingOps.Tests.Features.Traffic;

public sealed class QuarantineTests
{
    public static TheoryData<string, string> Refused() => new()
    {
        { "bad-json", "{\"plate\":\"沪A12345\"," },
        { "missing-field", Line("") },
        { "too-long", Line(new string('e', 65)) },
        { "bad-time", Line("x", at: "2026-03-02T08:00:00") },
        { "bad-time", Line("x", at: "沪A12345") },
        { "bad-direction", Line("x", direction: "through") },
        { "bad-plate", Line("x", plate: "沪A·12345") },
        { "bad-plate", Line("x-沪A·12345", plate: "沪A·12345") },
        { "bad-admission", Line("x", admission: "vip") },
        { "unknown-site", Line("x", site: "SH-404") },
        { "unknown-site", Line("沪A12345-1", site: "沪A12345") },
        { "bad-plate", Line("x", site: "沪A12345", plate: "沪A12345X!!") },
        { "not-your-site", Line("x", site: "SH-009") },
        { "conflict", Line("good", admission: "staff") },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Ingest_OfARefusedRecord_KeepsItEncryptedAndStoresTheOthers(string code, string line)
    {
        await using var database = await TrafficDatabase.CreateAsync();

        var answer = await database.SendAsync(Line("good"), line, Line("after"));

        Assert.Equal([(2, 1, code)], answer.Rejected.Select(one => (answer.Accepted, one.Index, one.Code)));
        Assert.Equal(["after", "good"], await database.QueryAsync<string>("select event_id from gate_events order by 1"));
        Assert.Equal([$"7 1 {code}"], await database.QueryAsync<string>("select concat_ws(' ', key_id, record_index, code) from quarantined_events"));
        var payload = Assert.Single(await database.QueryAsync<byte[]>("select payload_cipher from quarantined_events"));
        Assert.Equal(line, Encoding.UTF8.GetString(database.Vault.Open(payload)));
        Assert.DoesNotContain("12345", Assert.Single(await database.QueryAsync<string>("select q::text from quarantined_events q")), StringComparison.Ordinal);
        Assert.Equal(-1, payload.AsSpan().IndexOf("12345"u8));
    }

    [Fact]
    public async Task Ingest_OfRefusedRecordsOnly_KeepsThemAndMarksNothing()
    {
        await using var database = await TrafficDatabase.CreateAsync();

        var answer = await database.SendAsync(Line("x", plate: "?"), Line("y", site: "SH-404"));

        Assert.Equal((0, 2), (answer.Accepted, answer.Rejected.Count));
        Assert.Equal([2L], await database.QueryAsync<long>("select count(*) from quarantined_events"));
        Assert.Empty(await database.QueryAsync<long>("select id from changed_days"));
    }

    [Fact]
    public async Task Ingest_OfARefusedRecord_ShowsWhatHelpsToCorrectIt()
    {
        await using var database = await TrafficDatabase.CreateAsync();

        await database.SendAsync(Line("x-1", site: "SH-404"), Line("x-2", at: "2026-03-02T08:00:00"));

        Assert.Equal(
            ["SH-404|x-1|2026-03-02T08:00:00+08:00|沪A·12**5", "SH-001|x-2|2026-03-02T08:00:00|沪A·12**5"],
            await database.QueryAsync<string>("select concat_ws('|', site_code, event_id, at_text, plate_mask) from quarantined_events order by id"));
    }
}
