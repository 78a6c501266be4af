using ParkingOps.Domain;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

public sealed class OfferRulesTests
{
    private static readonly Quota Yard = Sample.Quota("2026-01-01", (Sample.WorkdayNight, 30), (Sample.DayOff, 30));

    [Fact]
    public void FirstMisfit_WhenOffersFillTheQuota_IsNone()
    {
        var other = Sample.Offer(Sample.Terms(12, "2026-03-01"), Sample.WorkdayNight, Sample.DayOff);
        var offer = Sample.Offer(Sample.Terms(18, "2026-03-01"), Sample.WorkdayNight, Sample.DayOff);

        Assert.Null(OfferRules.FirstMisfit(offer, [other], [Yard], CalendarFile.Calendar));
    }

    [Fact]
    public void FirstMisfit_WhenOneSpaceIsTooMany_IsTheFirstInstantOfBoth()
    {
        var other = Sample.Offer(Sample.Terms(13, "2026-03-05"), Sample.WorkdayNight);
        var offer = Sample.Offer(Sample.Terms(18, "2026-03-01"), Sample.WorkdayNight, Sample.DayOff);

        Assert.Equal(
            new OfferMisfit(Shanghai.At("2026-03-05T18:00"), 31, 30),
            OfferRules.FirstMisfit(offer, [other], [Yard], CalendarFile.Calendar));
    }

    [Theory]
    [InlineData("17:45", "+1 08:00", "2026-03-02T17:45")]
    [InlineData("18:00", "+1 08:15", "2026-03-03T08:00")]
    public void FirstMisfit_WhenAWindowLeavesTheQuota_IsTheEdge(string start, string end, string at)
    {
        var offer = Sample.Offer(Sample.Terms(5, "2026-03-02"), TimeWindow.Parse(DayKinds.Workdays, start, end));

        Assert.Equal(new OfferMisfit(Shanghai.At(at), 5, 0), OfferRules.FirstMisfit(offer, [], [Yard], CalendarFile.Calendar));
    }

    [Fact]
    public void FirstMisfit_WhenTheQuotaFallsLater_IsTheFirstWindowOfTheNewVersion()
    {
        var lower = Sample.Quota("2028-06-01", (Sample.WorkdayNight, 9));
        var offer = Sample.Offer(Sample.Terms(10, "2026-03-02"), Sample.WorkdayNight);

        Assert.Equal(
            new OfferMisfit(Shanghai.At("2028-06-01T18:00"), 10, 9),
            OfferRules.FirstMisfit(offer, [], [Yard, lower], CalendarFile.Calendar));
    }

    [Fact]
    public void FirstMisfit_WithAWithdrawnOfferOrAnotherService_CountsNeither()
    {
        var withdrawn = Sample.Offer(Sample.Terms(30, "2026-03-02"), Sample.WorkdayNight);
        withdrawn.Withdraw("unit", Shanghai.At("2026-03-02T09:00"), "works");
        var charging = Sample.Offer(Sample.Terms(30, "2026-03-02") with { Service = ServiceKind.EvCharging }, Sample.WorkdayNight);
        var offer = Sample.Offer(Sample.Terms(30, "2026-03-02"), Sample.WorkdayNight);

        Assert.Null(OfferRules.FirstMisfit(offer, [withdrawn, charging], [Yard], CalendarFile.Calendar));
    }

    [Fact]
    public void DemandFit_WithoutAQuota_RefusesWithInstantOfferedAndAllowed()
    {
        var offer = Sample.Offer(Sample.Terms(1, "2026-03-02"), Sample.WorkdayNight);

        var refusal = Assert.Throws<RuleException>(() => OfferRules.DemandFit(offer, [], [], CalendarFile.Calendar));

        Assert.Equal("offer-exceeds-quota", refusal.Code);
        Assert.Equal([new DateTime(2026, 3, 2, 18, 0, 0), 1, 0], refusal.Arguments);
    }
}
