using System.Text;
using ParkingOps.Web.Features.Quarantine;
using Xunit;

namespace ParkingOps.Tests.Features.Quarantine;

public sealed class RecordCorrectionTests
{
    [Theory]
    [InlineData("2026-03-02T08:00:00", "2026-03-02T08:00:00+08:00")]
    [InlineData("2026-03-02 08:00:00", "2026-03-02T08:00:00+08:00")]
    [InlineData("2026-03-02T08:00:00.123", "2026-03-02T08:00:00.123+08:00")]
    [InlineData("2026-03-02T08:00:00Z", "2026-03-02T08:00:00Z")]
    [InlineData("2026-03-02T08:00:00+09:00", "2026-03-02T08:00:00+09:00")]
    [InlineData("2026-03-02T08:00:00-05:00", "2026-03-02T08:00:00-05:00")]
    [InlineData("yesterday", "yesterday")]
    public void Apply_OfShanghaiTime_AddsAnOffsetOnlyWhereNoneStands(string sent, string read) =>
        Assert.Equal($$"""{"at":"{{read}}","n":1}""", Apply(new RecordCorrection(null, true), $$"""{"at":"{{sent}}","n":1}""").Replace("\\u002B", "+", StringComparison.Ordinal));

    [Fact]
    public void Apply_OfASiteCode_ReplacesTheOneThatWasSent() =>
        Assert.Equal("""{"siteCode":"SH-001","at":"x"}""", Apply(new RecordCorrection("SH-001", false), """{"siteCode":"old","at":"x"}"""));

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("""{"at":"a","at":"b"}""")]
    public void Apply_OfWhatIsNoObject_LeavesItAsItCame(string record) => Assert.Equal(record, Apply(new RecordCorrection("SH-001", true), record));

    private static string Apply(RecordCorrection correction, string record) => Encoding.UTF8.GetString(correction.Apply(Encoding.UTF8.GetBytes(record)).Span);
}
