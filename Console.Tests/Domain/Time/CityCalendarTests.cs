using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Time;

public sealed class CityCalendarTests
{
    [Theory]
    [InlineData("2026-09-30", DayKind.Workday, null)]
    [InlineData("2026-10-01", DayKind.Holiday, "国庆节")]
    [InlineData("2026-10-03", DayKind.Holiday, "国庆节")]
    [InlineData("2026-10-10", DayKind.Workday, "国庆节")]
    [InlineData("2026-10-11", DayKind.RestDay, null)]
    [InlineData("2026-03-07", DayKind.RestDay, null)]
    [InlineData("2026-03-09", DayKind.Workday, null)]
    [InlineData("2031-10-01", DayKind.Workday, null)]
    [InlineData("2031-10-04", DayKind.RestDay, null)]
    public void KindOf_ByNoticeAndWeekday_IsTheCitys(string day, DayKind kind, string? name)
    {
        Assert.Equal(kind, CalendarFile.Calendar.KindOf(Shanghai.Day(day)));
        Assert.Equal(name, CalendarFile.Calendar.NameOf(Shanghai.Day(day)));
    }

    [Theory]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void IsPublished_ByYearOfTheNotice_TellsKnownYears(string day, bool published) =>
        Assert.Equal(published, CalendarFile.Calendar.IsPublished(Shanghai.Day(day)));

    [Fact]
    public void IsPublished_WhenNextYearsNoticeNamesADecemberDay_KeepsThatDecemberUnpublished()
    {
        var calendar = new CityCalendar([new CalendarNotice(Shanghai.Day("2022-12-31"), "元旦", true, 2023)]);

        Assert.False(calendar.IsPublished(Shanghai.Day("2022-12-31")));
        Assert.True(calendar.IsPublished(Shanghai.Day("2023-06-01")));
        Assert.Equal(DayKind.Holiday, calendar.KindOf(Shanghai.Day("2022-12-31")));
    }

    [Theory]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-10-01", false)]
    [InlineData("2026-10-12", false)]
    public void IsMakeUpWorkday_OfADate_IsSoByNoticeAlone(string day, bool makeUp) =>
        Assert.Equal(makeUp, CalendarFile.Calendar.IsMakeUpWorkday(Shanghai.Day(day)));
}
