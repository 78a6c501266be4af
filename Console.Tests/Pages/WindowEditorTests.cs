using Bunit;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Features.Sharing;
using Xunit;

namespace ParkingOps.Tests.Pages;

public sealed class WindowEditorTests : PageContext
{
    private readonly List<WindowInput> windows = [];
    private int changes;

    [Fact]
    public void Add_ToAnEmptyList_AddsAWorkdayNight()
    {
        var editor = Show();

        editor.Find("p.page-tools button").Click();

        Assert.Equal((true, false, 1, 25), (windows[0].Workdays, windows[0].RestDays, windows[0].EndDay, windows[0].Spaces));
        Assert.Single(editor.FindAll(".window-row"));
        Assert.Equal([1, 0, 0], BarsByDayKind(editor));
    }

    [Fact]
    public void Remove_OfTheFirstOfTwo_LeavesTheSecond()
    {
        windows.AddRange(WindowInput.OfficeYard(10));
        var editor = Show();

        editor.FindAll(".window-row .icon-button")[0].Click();

        Assert.True(Assert.Single(windows).RestDays);
        Assert.Equal([0, 1, 1], BarsByDayKind(editor));
    }

    [Theory]
    [InlineData(1, new[] { 1, 1, 1 }, 2)]
    [InlineData(2, new[] { 1, 1, 1 }, 1)]
    public void Template_InPlaceOfWhatWasThere_FillsTheWindows(int button, int[] bars, int made)
    {
        windows.Add(new WindowInput { Workdays = true });
        var editor = Show();

        editor.FindAll("p.page-tools button")[button].Click();

        Assert.Equal(made, windows.Count);
        Assert.All(windows, window => Assert.Equal(25, window.Spaces));
        Assert.Equal(bars, BarsByDayKind(editor));
    }

    [Fact]
    public void Edit_ToAWindowThatCannotBe_LeavesItOutOfThePreviewOnly()
    {
        windows.AddRange(WindowInput.OfficeYard(10));
        var editor = Show();

        editor.Find("#end-day-1").Change("0");

        Assert.Equal(2, editor.FindAll(".window-row").Count);
        Assert.Equal([0, 1, 1], BarsByDayKind(editor));
    }

    [Fact]
    public void Edit_OfDaysTimesAndSpaces_IsInTheWindowAndTold()
    {
        windows.AddRange(WindowInput.HospitalDay(10));
        var editor = Show();

        editor.FindAll("input[type=checkbox]")[2].Change(false);
        editor.Find("#start-1").Change("09:30:00");
        editor.Find("#spaces-1").Change("7");

        Assert.Equal((false, new TimeOnly(9, 30), 7), (windows[0].Holidays, windows[0].Start, windows[0].Spaces));
        Assert.Equal([1, 1, 0], BarsByDayKind(editor));
        Assert.Equal(3, changes);
    }

    [Fact]
    public void Editor_OfAnOffer_AsksForNoSpacesOfEachWindow()
    {
        windows.AddRange(WindowInput.OfficeYard(10));

        Assert.Empty(Show(withSpaces: false).FindAll("[id^=spaces-]"));
    }

    [Fact]
    public void Edit_OfWeekdaysAndDates_IsInTheWindowAndARowOfItsOwn()
    {
        windows.AddRange(WindowInput.OfficeYard(10));
        var editor = Show();
        Assert.All(editor.FindAll("details"), fold => Assert.False(fold.HasAttribute("open")));

        editor.FindAll("details")[0].QuerySelectorAll("input[type=checkbox]")[6].Change(false);
        editor.Find("#window-first-1").Change("2026-04-01");

        Assert.Equal((Weekdays.All & ~Weekdays.Sunday, new DateOnly(2026, 4, 1)), (windows[0].Weekdays, windows[0].FirstDay));
        Assert.True(editor.FindAll("details")[0].HasAttribute("open"));
        Assert.Equal([1, 1, 1], BarsByDayKind(editor));
        Assert.Contains("2026-04-01", editor.FindAll(".bar-row[role=listitem] .bar-name")[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(2, changes);
    }

    [Fact]
    public void Windows_OfDifferentWeekdays_StandInRowsThatDoNotCoverEachOther()
    {
        windows.AddRange(WindowInput.OfficeYard(10));
        windows.Add(new WindowInput { Workdays = true, Weekdays = Weekdays.Friday, Start = new TimeOnly(17, 0), End = new TimeOnly(18, 0), Spaces = 5 });

        Assert.Equal([1, 1, 1, 1], BarsByDayKind(Show()));
    }

    [Fact]
    public void Editor_OfAnException_AsksForNoDays()
    {
        windows.AddRange(WindowInput.OfficeYard(10));

        var editor = Render<WindowEditor>(parameters => parameters.Add(one => one.Windows, windows).Add(one => one.WithDays, false));

        Assert.Empty(editor.FindAll("input[type=checkbox], details, .bars"));
        Assert.NotEmpty(editor.FindAll("#start-1"));
    }

    private static IEnumerable<int> BarsByDayKind(IRenderedComponent<WindowEditor> editor) =>
        editor.FindAll(".bar-row[role=listitem]").Select(row => row.QuerySelectorAll(".bar").Length);

    private IRenderedComponent<WindowEditor> Show(bool withSpaces = true) => Render<WindowEditor>(parameters => parameters
        .Add(editor => editor.Windows, windows)
        .Add(editor => editor.WithSpaces, withSpaces)
        .Add(editor => editor.DefaultSpaces, 25)
        .Add(editor => editor.OnChanged, () => changes++));
}
