using ParkingOps.Domain;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

public sealed class QuotaTests
{
    [Theory]
    [InlineData(DayKinds.Workdays, "17:00", "18:00", false)]
    [InlineData(DayKinds.Workdays, "17:00", "18:01", true)]
    [InlineData(DayKinds.Workdays, "00:00", "+1 00:00", true)]
    [InlineData(DayKinds.RestDays, "17:00", "20:00", false)]
    [InlineData(DayKinds.All, "23:00", "+1 01:00", true)]
    public void Set_WithTwoWindows_RefusesThatTheyMeetOnOneDayKind(DayKinds kinds, string start, string end, bool refused)
    {
        var other = TimeWindow.Parse(kinds, start, end);

        var refusal = Record.Exception(() => Sample.Quota("2026-01-01", (Sample.WorkdayNight, 20), (other, 5))) as RuleException;

        Assert.Equal(refused ? "quota-windows-overlap" : null, refusal?.Code);
    }

    [Fact]
    public void CreateWindow_WithoutASpace_IsRefused() =>
        Assert.Equal("quota-spaces", Assert.Throws<RuleException>(() => new QuotaWindow(Sample.WorkdayNight, 0)).Code);

    [Fact]
    public void OfQuota_OfAnOfficeYard_CountsTheLargerSpacesOnceWhereDaysMeet()
    {
        var quota = Sample.Quota("2026-01-01", (Sample.WorkdayNight, 30), (Sample.DayOff, 40));

        Assert.Equal(
            ["2026-03-06T18:00 2026-03-07T00:00 30", "2026-03-07T00:00 2026-03-09T08:00 40", "2026-03-09T18:00 2026-03-10T00:00 30"],
            Steps([quota], "2026-03-06T12:00", "2026-03-10T00:00"));
    }

    [Theory]
    [InlineData(20, new[] { "2026-03-02T18:00 2026-03-03T08:00 30", "2026-03-03T18:00 2026-03-04T00:00 20" })]
    [InlineData(50, new[] { "2026-03-02T18:00 2026-03-03T08:00 30", "2026-03-03T18:00 2026-03-04T00:00 50" })]
    public void OfQuota_AcrossAChange_LeavesTheTailOfTheNightBeforeToTheOldVersion(int spaces, string[] expected)
    {
        var old = Sample.Quota("2026-01-01", (Sample.WorkdayNight, 30));
        var next = Sample.Quota("2026-03-03", (Sample.WorkdayNight, spaces));

        Assert.Equal(expected, Steps([next, old], "2026-03-02T12:00", "2026-03-04T00:00"));
    }

    [Fact]
    public void OfQuota_WhenAVersionHasNoWindows_EndsAfterTheTail()
    {
        var old = Sample.Quota("2026-01-01", (Sample.WorkdayNight, 30));
        var end = Sample.Quota("2026-03-04");

        Assert.Equal(["2026-03-03T18:00 2026-03-04T08:00 30"], Steps([old, end], "2026-03-03T12:00", "2026-03-20T00:00"));
    }

    [Fact]
    public void DemandCapacity_WhenServicesTogetherExceedIt_NamesTheFirstInstant()
    {
        var night = Sample.Quota("2026-01-01", (Sample.WorkdayNight, 30));
        var charging = Sample.Quota(ServiceKind.EvCharging, "2026-03-04", (TimeWindow.Parse(DayKinds.All, "06:00", "20:00"), 21));

        var refusal = Assert.Throws<RuleException>(
            () => OfferRules.DemandCapacity([night, charging], _ => 50, CalendarFile.Calendar, Shanghai.Day("2026-03-04")));

        Assert.Equal("quota-exceeds-capacity", refusal.Code);
        Assert.Equal([new DateTime(2026, 3, 4, 6, 0, 0), 51, 50], refusal.Arguments);
        OfferRules.DemandCapacity([night, charging], _ => 51, CalendarFile.Calendar, Shanghai.Day("2026-03-04"));
    }

    [Fact]
    public void DemandCapacity_WhenTheCapacityFallsInsideAWindow_NamesThatMidnight()
    {
        var night = Sample.Quota("2026-01-01", (Sample.WorkdayNight, 30));
        var fall = Shanghai.Day("2026-03-05");

        var refusal = Assert.Throws<RuleException>(
            () => OfferRules.DemandCapacity([night], day => day < fall ? 30 : 29, CalendarFile.Calendar, Shanghai.Day("2026-03-01")));

        Assert.Equal([new DateTime(2026, 3, 5, 0, 0, 0), 30, 29], refusal.Arguments);
    }

    [Fact]
    public void DemandCapacity_WhenALaterVersionExceedsIt_LooksBeyondTwoYears()
    {
        var later = Sample.Quota("2030-01-01", (Sample.WorkdayNight, 51));

        Assert.Equal("quota-exceeds-capacity", Assert.Throws<RuleException>(
            () => OfferRules.DemandCapacity([later], _ => 50, CalendarFile.Calendar, Shanghai.Day("2026-03-01"))).Code);
    }

    private static IEnumerable<string> Steps(IReadOnlyList<Quota> versions, string from, string to) =>
        new SiteSchedule(new SiteRules { SiteId = 1, Calendar = CalendarFile.Calendar, Quotas = versions }).Quota(ServiceKind.OffPeakSharing, Shanghai.At(from), Shanghai.At(to))
            .Select(step => $"{Shanghai.Show(step.Time.Start)} {Shanghai.Show(step.Time.End)} {step.Spaces}");
}
