using System.Text;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Features.Traffic;
using Xunit;

namespace ParkingOps.Tests.Features.Traffic;

public sealed class GateEventReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 4, 0, 0, TimeSpan.Zero);
    private static readonly string Good = Line();

    [Fact]
    public void Read_OfAnEventWithEverything_UnderstandsAllOfIt()
    {
        var line = Line(("service", "\"ev-charging\""), ("revision", "3"), ("previousAt", "\"2026-03-01T23:00:00+08:00\""),
            ("direction", "\"exit\""), ("plate", "\" 沪a12345 \""), ("payment", """{"amountFen":1200,"x":[1],"channel":"unified"}"""), ("more", "{\"a\":[]}"));

        var record = Assert.Single(Lines(line)!);

        Assert.Null(record.Rejection);
        Assert.Equal(("A-1", "SH-001", "G1", 3), (record.EventId, record.SiteCode, record.Gate, record.Revision));
        Assert.Equal((Direction.Exit, Admission.Ordinary, ServiceKind.EvCharging), (record.Direction, record.Admission, record.Service));
        Assert.Equal("沪A12345", record.Plate.Text);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), record.At);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 15, 0, 0, TimeSpan.Zero), record.PreviousAt);
        Assert.Equal((PaymentChannel.Unified, 1200L), (record.PaymentChannel, record.AmountFen));
    }

    public static TheoryData<string, string, string> Faults() => new()
    {
        { "bad-json", "not json", "" },
        { "bad-json", "[1]", "" },
        { "bad-json", "7", "" },
        { "bad-json", "{\"eventId\":", "" },
        { "bad-json", Line() + "{}", "" },
        { "bad-json", Line(("eventId", "\"\\ud800\"")), "a lone surrogate" },
        { "missing-field", Line(("eventId", null)), "" },
        { "missing-field", Line(("eventId", "null")), "" },
        { "missing-field", Line(("eventId", "\" \"")), "" },
        { "missing-field", Line(("eventId", "5")), "" },
        { "missing-field", Line(("eventId", "\"a\\u0000b\"")), "" },
        { "missing-field", Line(("siteCode", null)), "" },
        { "missing-field", Line(("gate", null)), "" },
        { "missing-field", Line(("direction", null)), "" },
        { "missing-field", Line(("plate", null)), "" },
        { "missing-field", Line(("at", null)), "" },
        { "missing-field", Line(("admission", null)), "" },
        { "missing-field", Line(("at", "\"x\""), ("gate", null)), "comes first" },
        { "too-long", Line(("eventId", $"\"{new string('e', 65)}\"")), "" },
        { "too-long", Line(("gate", $"\"{new string('g', 33)}\"")), "" },
        { "too-long", Line(("siteCode", $"\"{new string('s', 33)}\""), ("at", "\"x\"")), "comes before the time" },
        { "bad-time", Line(("at", "\"2026-03-02T08:00:00\"")), "no offset" },
        { "bad-time", Line(("at", "\"2026-03-02\"")), "" },
        { "bad-time", Line(("at", "1772409600")), "" },
        { "bad-time", Line(("at", "\"2026-02-30T08:00:00+08:00\"")), "" },
        { "bad-time", Line(("at", "\"2026-03-10T12:10:01+08:00\"")), "more than ten minutes ahead" },
        { "bad-time", Line(("at", "\"2009-12-31T23:59:59+08:00\"")), "" },
        { "bad-time", Line(("previousAt", "\"yesterday\""), ("revision", "2")), "" },
        { "bad-time", Line(("at", "\"x\""), ("direction", "\"x\"")), "comes before the direction" },
        { "bad-direction", Line(("direction", "\"in\"")), "" },
        { "bad-direction", Line(("direction", "1"), ("plate", "\"?\"")), "comes before the plate" },
        { "bad-plate", Line(("plate", "\"A1\"")), "" },
        { "bad-plate", Line(("plate", "\"沪A·12345\"")), "" },
        { "bad-plate", Line(("plate", "123456")), "" },
        { "bad-plate", Line(("plate", "\"?\""), ("admission", "\"?\"")), "comes before the admission" },
        { "bad-admission", Line(("admission", "\"vip\"")), "" },
        { "bad-admission", Line(("service", "\"valet\"")), "" },
        { "bad-admission", Line(("revision", "0")), "" },
        { "bad-admission", Line(("revision", "1.5")), "" },
        { "bad-admission", Line(("revision", "\"2\"")), "" },
        { "bad-admission", Line(("payment", """{"channel":"gold","amountFen":1}""")), "" },
        { "bad-admission", Line(("payment", """{"channel":"cash","amountFen":-1}""")), "" },
        { "bad-admission", Line(("payment", """{"channel":"cash"}""")), "" },
        { "bad-admission", Line(("payment", "12")), "" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Read_OfAFaultyRecord_NamesItsFirstFaultAndKeepsTheOthers(string code, string line, string why)
    {
        _ = why;
        var records = Lines(Good, line, Good)!;

        Assert.Equal([null, code, null], records.Select(record => record.Rejection?.Name()));
        Assert.Equal([0, 1, 2], records.Select(record => record.Index));
        Assert.Equal(line, Encoding.UTF8.GetString(records[1].Raw.Span));
    }

    [Theory]
    [InlineData("2026-03-10T12:10:00+08:00")]
    [InlineData("2010-01-01T00:00:00+08:00")]
    [InlineData("2026-03-01T16:00:00Z")]
    [InlineData("2026-03-01T16:00:00.1234567-05:30")]
    public void Read_OfATimeAtTheEdge_TakesIt(string at) => Assert.Null(Assert.Single(Lines(Line(("at", $"\"{at}\"")))!).Rejection);

    [Fact]
    public void Read_OfMicroseconds_CutsWhatTheDatabaseWouldNotKeep() =>
        Assert.Equal(4_567_890, Assert.Single(Lines(Line(("at", "\"2026-03-02T08:00:00.4567899Z\"")))!).At.Ticks % TimeSpan.TicksPerSecond);

    [Theory]
    [InlineData("")]
    [InlineData("\n \r\n")]
    [InlineData("hello\nworld")]
    public void Read_WhenNothingParses_GivesNothing(string body) =>
        Assert.Null(GateEventReader.Read(Encoding.UTF8.GetBytes(body), GateEventFormat.Lines, Now));

    [Fact]
    public void Read_OfLinesWithBlanksAndCarriageReturns_CountsRecordsOnly()
    {
        var records = GateEventReader.Read(Encoding.UTF8.GetBytes($"\uFEFF\r\n{Good}\r\n\n  \n{Good}"), GateEventFormat.Lines, Now)!;

        Assert.Equal([0, 1], records.Where(record => record.Rejection is null).Select(record => record.Index));
    }

    [Fact]
    public void Read_OfInvalidUtf8_IsBadJsonForThatLineOnly()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Good), (byte)'\n', .. "{\"eventId\":\""u8, 0xFF, .. "\"}\n"u8, .. Encoding.UTF8.GetBytes(Good)];

        Assert.Equal([null, RejectionCode.BadJson, null], GateEventReader.Read(body, GateEventFormat.Lines, Now)!.Select(record => record.Rejection));
    }

    [Fact]
    public void Read_OfAnArray_TakesItsElements()
    {
        var records = GateEventReader.Read(Encoding.UTF8.GetBytes($"[{Good}, 5, {Line(("plate", "\"?\""))} ,{Good}]"), GateEventFormat.Array, Now)!;

        Assert.Equal([null, "bad-json", "bad-plate", null], records.Select(record => record.Rejection?.Name()));
    }

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("{}")]
    [InlineData("[{}")]
    [InlineData("[] []")]
    public void Read_OfABrokenArray_GivesNothing(string body) =>
        Assert.Null(GateEventReader.Read(Encoding.UTF8.GetBytes(body), GateEventFormat.Array, Now));

    [Fact]
    public void Read_OfTooManyRecords_Stops() =>
        Assert.Equal(GateEventReader.MaxRecords + 1, Lines([.. Enumerable.Repeat("{}", 20_000)])!.Count);

    private static IReadOnlyList<GateEventRecord>? Lines(params string[] lines) =>
        GateEventReader.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), GateEventFormat.Lines, Now);

    private static string Line(params (string Name, string? Json)[] changes)
    {
        var fields = new Dictionary<string, string?>
        {
            ["eventId"] = "\"A-1\"",
            ["siteCode"] = "\"SH-001\"",
            ["gate"] = "\"G1\"",
            ["direction"] = "\"entry\"",
            ["plate"] = "\"沪A12345\"",
            ["at"] = "\"2026-03-02T08:00:00+08:00\"",
            ["admission"] = "\"ordinary\"",
        };
        foreach (var (name, json) in changes) fields[name] = json;
        return "{" + string.Join(',', fields.Where(field => field.Value is not null).Select(field => $"\"{field.Key}\":{field.Value}")) + "}";
    }
}
