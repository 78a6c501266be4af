using ParkingOps.Domain.Time;
using ParkingOps.Web.Features.Sharing;
using Xunit;

namespace ParkingOps.Tests.Features.Sharing;

public sealed class WeekPaintTests
{
    [Fact]
    public void ToWindows_OfAnOfficeYardsWeek_AreItsTwoWindows() => Assert.Equal(
        ["Workdays All 18:00-+1 08:00", "RestDays, Holidays All 00:00-+1 08:00"], Show(WeekPaint.Of(WindowInput.OfficeYard(10)).ToWindows(10, holidaysAsSunday: true)));

    [Theory]
    [InlineData(true, new[] { "Workdays All 07:00-17:00", "RestDays, Holidays All 07:00-17:00" })]
    [InlineData(false, new[] { "Workdays All 07:00-17:00", "RestDays All 07:00-17:00" })]
    public void ToWindows_OfAHospitalsWeek_FollowTheSundayOnHolidaysIfAsked(bool holidays, string[] expected) =>
        Assert.Equal(expected, Show(WeekPaint.Of(WindowInput.HospitalDay(10)).ToWindows(10, holidays)));

    [Fact]
    public void ToWindows_OfAWholeWeek_AreWholeDays()
    {
        var week = new WeekPaint();
        week.Toggle(0, 0, 6, 47);

        Assert.Equal(["Workdays All 00:00-+1 00:00", "RestDays All 00:00-+1 00:00"], Show(week.ToWindows(1, false)));
    }

    [Fact]
    public void ToWindows_OfOneNightOverSunday_BelongsToSunday()
    {
        var week = new WeekPaint();
        week.Toggle(6, 44, 6, 47);
        week.Toggle(0, 0, 0, 11);

        Assert.Equal(["RestDays Sunday 22:00-+1 06:00"], Show(week.ToWindows(1, false)));
    }

    [Fact]
    public void ToWindows_OfTwoSpansOnSomeDays_NameTheDays()
    {
        var week = new WeekPaint();
        week.Toggle(1, 24, 3, 25);
        week.Toggle(2, 40, 2, 41);

        Assert.Equal(["Workdays Tuesday, Wednesday, Thursday 12:00-13:00", "Workdays Wednesday 20:00-21:00"], Show(week.ToWindows(1, false)));
    }

    [Fact]
    public void Toggle_OfAnAreaPartlyPainted_PaintsItWholeAndThenClearsIt()
    {
        var week = new WeekPaint();
        week.Toggle(0, 2, 0, 2);

        week.Toggle(1, 3, 0, 2);
        Assert.Equal((true, true, true, true, false), (week[0, 2], week[0, 3], week[1, 2], week[1, 3], week[1, 4]));
        week.Toggle(0, 2, 1, 3);

        Assert.Empty(week.ToWindows(1, true));
    }

    [Fact]
    public void CanHold_OfWindowsThatAWeekCannotSay_IsFalse()
    {
        Assert.True(WeekPaint.CanHold([]));
        Assert.True(WeekPaint.CanHold(WindowInput.OfficeYard(10)));
        Assert.True(WeekPaint.CanHold([Noon(window => window.Workdays = true), new WindowInput()]));
        Assert.False(WeekPaint.CanHold([Noon(window => window.FirstDay = new DateOnly(2026, 3, 1))]));
        Assert.False(WeekPaint.CanHold([Noon(window => window.LastDay = new DateOnly(2026, 3, 1))]));
        Assert.False(WeekPaint.CanHold([Noon(window => window.End = new TimeOnly(13, 20))]));
        Assert.False(WeekPaint.CanHold([Noon(window => window.Holidays = true)]));
        Assert.False(WeekPaint.CanHold([.. WindowInput.HospitalDay(10), Noon(window => window.Holidays = true)]));
        Assert.False(WeekPaint.CanHold([Noon(window => (window.RestDays, window.Holidays, window.Weekdays) = (true, true, Weekdays.Saturday))]));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ToWindows_OfAnyWeek_PaintThatWeekAgain(int seed)
    {
        var (random, week) = (new Random(seed), new WeekPaint());
        for (var strokes = random.Next(1, 12); strokes > 0; strokes--) week.Toggle(random.Next(7), random.Next(48), random.Next(7), random.Next(48));

        var again = WeekPaint.Of(week.ToWindows(1, random.Next(2) == 0));

        Assert.All(Enumerable.Range(0, 7 * 48), cell => Assert.Equal(week[cell / 48, cell % 48], again[cell / 48, cell % 48]));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    private static WindowInput Noon(Action<WindowInput> change)
    {
        var window = new WindowInput { Start = new TimeOnly(12, 0), End = new TimeOnly(13, 0), Spaces = 5 };
        change(window);
        return window;
    }

    private static IEnumerable<string> Show(List<WindowInput> windows) =>
        windows.Select(window => window.ToWindow()).Select(window => $"{window.DayKinds} {window.Weekdays} {window}");
}
