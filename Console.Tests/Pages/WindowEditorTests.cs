using Bunit;
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

    private static IEnumerable<int> BarsByDayKind(IRenderedComponent<WindowEditor> editor) =>
        editor.FindAll(".bar-row[role=listitem]").Select(row => row.QuerySelectorAll(".bar").Length);

    private IRenderedComponent<WindowEditor> Show(bool withSpaces = true) => Render<WindowEditor>(parameters => parameters
        .Add(editor => editor.Windows, windows)
        .Add(editor => editor.WithSpaces, withSpaces)
        .Add(editor => editor.DefaultSpaces, 25)
        .Add(editor => editor.OnChanged, () => changes++));
}
