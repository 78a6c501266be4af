using ParkingOps.Domain;
using ParkingOps.Domain.Traffic;
using Xunit;

namespace ParkingOps.Tests.Domain.Traffic;

public sealed class SiteCodeMappingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "why", "mapping-code")]
    [InlineData("  ", "why", "mapping-code")]
    [InlineData("123456789012345678901234567890123", "why", "mapping-code")]
    [InlineData("A\t1", "why", "mapping-code")]
    [InlineData("A 1", " ", "reason-missing")]
    public void Set_OfWhatNoSenderSendsOrNobodyExplains_IsRefused(string code, string reason, string refusal) =>
        Assert.Equal(refusal, Assert.Throws<RuleException>(() => SiteCodeMapping.Set(code, 7, 1, reason, "operator", Noon)).Code);

    [Fact]
    public void Set_OfACode_KeepsItExactlyAsItIsSent() => Assert.Equal(" a1", SiteCodeMapping.Set(" a1", null, 1, " old name ", "operator", Noon).Code);

    [Fact]
    public void End_Twice_IsRefusedAndKeepsTheFirst()
    {
        var mapping = SiteCodeMapping.Set("A1", null, 1, "old name", "operator", Noon);
        mapping.End("operator", Noon);

        Assert.Equal("mapping-over", Assert.Throws<RuleException>(() => mapping.End("other", Noon.AddDays(1))).Code);
        Assert.Equal(("operator", Noon), (mapping.EndedBy, mapping.EndedAt));
    }
}
