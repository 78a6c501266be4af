using ParkingOps.Domain;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sites;

public sealed class SiteTests
{
    private static readonly DateTimeOffset Now = Shanghai.At("2026-03-02T09:00");

    [Theory]
    [InlineData("SH-310101-01", true)]
    [InlineData("A", true)]
    [InlineData("ABCDEFGHIJABCDEFGHIJABCDEFGHIJ12", true)]
    [InlineData("ABCDEFGHIJABCDEFGHIJABCDEFGHIJ123", false)]
    [InlineData("sh-1", true)]
    [InlineData("SH 1", false)]
    [InlineData("SH_1", false)]
    [InlineData("停车场", false)]
    [InlineData("", false)]
    public void Create_WithACode_TakesOnlyItsShape(string code, bool taken)
    {
        var refusal = Record.Exception(() => Site.Register(code, "北门车库", Sample.Organisation())) as RuleException;

        Assert.Equal(taken ? null : "code-form", refusal?.Code);
    }

    [Fact]
    public void Create_WithoutAName_IsRefused() =>
        Assert.Equal("name-missing", Assert.Throws<RuleException>(() => Site.Register("S1", " ", Sample.Organisation())).Code);

    [Fact]
    public void Submit_WithAFieldMissing_NamesIt()
    {
        var site = Site.Register("S1", "北门车库", Sample.Organisation());

        Assert.Equal("district", MissingOf(site));
        site.Describe("北门车库", "310101", null, null);
        Assert.Equal("address", MissingOf(site));
        site.Describe("北门车库", "310101", "北路1号", null);
        Assert.Equal("capacity", MissingOf(site));
        site.SetCapacity(Shanghai.Day("2026-01-01"), 10, 20);
        site.MoveTo(Lifecycle.Submitted, "unit", Now);
        Assert.Equal(Lifecycle.Submitted, site.Lifecycle);
    }

    [Theory]
    [InlineData(31.2, null)]
    [InlineData(null, 121.5)]
    [InlineData(91.0, 121.5)]
    [InlineData(31.2, 181.0)]
    public void Locate_WithHalfAPositionOrNoneOnEarth_IsRefused(double? latitude, double? longitude) =>
        Assert.Equal("site-position", Assert.Throws<RuleException>(() => Sample.Site().Locate(latitude, longitude)).Code);

    [Fact]
    public void SetContact_WithBlanksAndWords_KeepsWordsAlone()
    {
        var site = Sample.Site();

        site.SetContact(" 值班室 ", " ", "周一至周五 8:00-20:00");

        Assert.Equal(("值班室", null, "周一至周五 8:00-20:00"), (site.ContactName, site.ContactPhone, site.DutyHours));
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "site-contact")]
    public void SetContact_LongerThanItsLimit_IsRefused(int length, string? refusal)
    {
        var thrown = Record.Exception(() => Sample.Site().SetContact(null, null, new string('8', length))) as RuleException;

        Assert.Equal(refusal, thrown?.Code);
    }

    [Fact]
    public void CapacityOn_AcrossAChange_IsTheOneInForce()
    {
        var site = Site.Register("S1", "北门车库", Sample.Organisation());
        site.SetCapacity(Shanghai.Day("2026-06-01"), 30, 70);
        site.SetCapacity(Shanghai.Day("2026-01-01"), 40, 50);
        site.SetCapacity(Shanghai.Day("2026-06-01"), 35, 65);

        Assert.Null(site.CapacityOn(Shanghai.Day("2025-12-31")));
        Assert.Equal(90, site.CapacityOn(Shanghai.Day("2026-05-31"))?.Total);
        Assert.Equal(65, site.CapacityOn(Shanghai.Day("2026-06-01"))?.Shareable);
        Assert.Equal(2, site.Capacities.Count);
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, -1)]
    [InlineData(0, 0)]
    [InlineData(100_000, 1)]
    public void SetCapacity_OutsideItsLimits_IsRefusedAndChangesNothing(int own, int shareable)
    {
        var site = Sample.Site();

        Assert.Equal("site-capacity", Assert.Throws<RuleException>(() => site.SetCapacity(Shanghai.Day("2026-01-01"), own, shareable)).Code);
        Assert.Equal(150, site.CapacityOn(Shanghai.Day("2026-01-01"))?.Total);
    }

    private static object MissingOf(Site site)
    {
        var refusal = Assert.Throws<RuleException>(() => site.MoveTo(Lifecycle.Submitted, "unit", Now));
        Assert.Equal("site-incomplete", refusal.Code);
        return refusal.Arguments[0];
    }
}
