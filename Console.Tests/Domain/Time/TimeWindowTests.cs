using ParkingOps.Domain;
using ParkingOps.Domain.Time;
using Xunit;

namespace ParkingOps.Tests.Domain.Time;

public sealed class TimeWindowTests
{
    [Theory]
    [InlineData(0, 15)]
    [InlineData(1439, 15)]
    [InlineData(0, 2880)]
    [InlineData(1439, 2880)]
    public void Create_AtItsLimits_IsPossible(int start, int length)
    {
        var window = new TimeWindow(DayKinds.Workdays, start, length);

        Assert.Equal((start, length), (window.StartMinute, window.LengthMinutes));
    }

    [Theory]
    [InlineData(DayKinds.Workdays, -1, 60, "window-start")]
    [InlineData(DayKinds.Workdays, 1440, 60, "window-start")]
    [InlineData(DayKinds.Workdays, 0, 14, "window-length")]
    [InlineData(DayKinds.Workdays, 0, 2881, "window-length")]
    [InlineData(DayKinds.None, 0, 60, "window-no-day-kind")]
    [InlineData((DayKinds)8, 0, 60, "window-no-day-kind")]
    public void Create_OutsideItsLimits_IsRefused(DayKinds kinds, int start, int length, string code) =>
        Assert.Equal(code, Assert.Throws<RuleException>(() => new TimeWindow(kinds, start, length)).Code);

    [Theory]
    [InlineData("18:00", "+1 08:00", 1080, 840)]
    [InlineData("00:00", "+1 00:00", 0, 1440)]
    [InlineData("18:00", "+2 18:00", 1080, 2880)]
    [InlineData("12:00", "14:00", 720, 120)]
    public void Parse_OfWhatItShows_IsTheSameWindow(string start, string end, int startMinute, int length)
    {
        var window = TimeWindow.Parse(DayKinds.All, start, end);

        Assert.Equal((startMinute, length), (window.StartMinute, window.LengthMinutes));
        Assert.Equal($"{start}-{end}", window.ToString());
    }

    [Theory]
    [InlineData("24:00", "+1 08:00", "window-start")]
    [InlineData("+8:00", "12:00", "window-time")]
    [InlineData("08:00", "12:-5", "window-time")]
    [InlineData("08:00", "24:15", "window-time")]
    [InlineData("8:00", "12:00", "window-time")]
    [InlineData("00:00", "+1 +1 08:00", "window-time")]
    [InlineData("18:60", "+1 08:00", "window-time")]
    [InlineData("18:00", "+3 08:00", "window-length")]
    [InlineData("18:00", "", "window-time")]
    [InlineData("18:00", "08:00", "window-length")]
    [InlineData("+1 18:00", "+2 08:00", "window-start")]
    public void Parse_OfAnythingElse_IsRefused(string start, string end, string code) =>
        Assert.Equal(code, Assert.Throws<RuleException>(() => TimeWindow.Parse(DayKinds.Workdays, start, end)).Code);
}
