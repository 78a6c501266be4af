using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Traffic;
using Xunit;

namespace ParkingOps.Tests.Features.Traffic;

/// <summary>Files of events: each row is a record of its own, whatever stands in it.</summary>
public sealed class EventFileTests
{
    private const string Header = "eventId,siteCode,gate,direction,plate,at,admission,payment";

    [Theory]
    [InlineData("\"{\"\"channel\"\":\"\"cash\"\",\"\"amountFen\"\":1200}\"", null)]
    [InlineData("\"{bad\"", "bad-json")]
    [InlineData("\"never closed", "bad-json")]
    public void Chunks_OfCsv_KeepOneRecordARowInItsOrder(string payment, string? code)
    {
        var records = Read(Row("A", ""), Row("B", payment), Row("C", ""));

        Assert.Equal(3, records.Count);
        Assert.Equal((null, null), (records[0].Rejection, records[2].Rejection));
        Assert.Equal(("A", "C"), (records[0].EventId, records[2].EventId));
        Assert.Equal(code is null, records[1].Rejection is null);
    }

    private static string Row(string id, string payment) => $"{id},SH-1,G1,exit,沪A12345,2026-03-02T08:00:00+08:00,ordinary,{payment}";

    private static IReadOnlyList<GateEventRecord> Read(params string[] rows)
    {
        using var folder = new TemporaryFolder();
        var file = new FileInfo(Path.Combine(folder.Path, "events.csv"));
        File.WriteAllLines(file.FullName, [Header, .. rows]);
        return GateEventReader.ReadChunk(Assert.Single(EventFile.Chunks(file)), new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));
    }
}
