using Bunit;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Sharing;
using Xunit;

namespace ParkingOps.Tests.Pages;

public sealed class BarsTests : PageContext
{
    [Fact]
    public void WindowBars_OfAnOfficeYard_StandWhereTheirTimesSay()
    {
        var bars = Render<WindowBars>(parameters => parameters.Add(one => one.Windows, [(Sample.WorkdayNight, 30), (Sample.DayOff, 12)]));

        // The axis runs over 36 hours: 18:00 is its half, 08:00 of the next day eight ninths.
        Assert.Equal(
            ["left:50%;width:38.889% 30", "left:0%;width:88.889% 12", "left:0%;width:88.889% 12"],
            bars.FindAll(".bar-row[role=listitem]").SelectMany(BarsOf));
    }

    [Fact]
    public void WindowBars_OfAWindowBeyondTheAxis_AreCut()
    {
        var window = TimeWindow.Parse(DayKinds.Workdays, "18:00", "+2 18:00");

        Assert.Equal(["left:50%;width:50% 5"], BarsOf(Render<WindowBars>(parameters => parameters.Add(one => one.Windows, [(window, 5)])).FindAll(".bar-row[role=listitem]")[0]));
    }

    [Fact]
    public void WindowBars_WithoutAWindow_StillShowEveryDayKind()
    {
        var bars = Render<WindowBars>(parameters => parameters.Add(one => one.Windows, []));

        Assert.Equal(Enum.GetValues<DayKind>().Length, bars.FindAll(".bar-row[role=listitem]").Count);
        Assert.Empty(bars.FindAll(".bar"));
    }

    [Fact]
    public void WeekBars_FromThursday_ShowNightsAndTheWeekendFromNoonToNoon()
    {
        var rows = ShowWeek("2026-03-19", Sample.Offer(Sample.Terms(10, "2026-03-01"), Sample.WorkdayNight, Sample.DayOff)).FindAll(".bar-row[role=listitem]");

        Assert.Equal(7, rows.Count);
        Assert.Equal(["03-19", "03-20", "03-21", "03-22", "03-23", "03-24", "03-25"], rows.Select(row => row.TextContent.Trim()[..5]));
        // Friday's night runs into Saturday's whole day, and Sunday's ends on Monday at eight.
        Assert.Equal(
            ["left:25%;width:58.333% 10", "left:25%;width:75% 10", "left:0%;width:100% 10", "left:0%;width:83.333% 10"],
            rows.Take(4).SelectMany(BarsOf));
    }

    [Fact]
    public void WeekBars_OfTwoOffers_AddTheirSpacesWhereBothAreOpen()
    {
        var evening = TimeWindow.Parse(DayKinds.Workdays, "18:00", "+1 00:00");
        var week = ShowWeek(
            "2026-03-19", Sample.Offer(Sample.Terms(10, "2026-03-01"), Sample.WorkdayNight), Sample.Offer(Sample.Terms(5, "2026-03-01"), evening));

        Assert.Equal(["left:25%;width:25% 15", "left:50%;width:33.333% 10"], BarsOf(week.FindAll(".bar-row[role=listitem]")[0]));
    }

    [Theory]
    [InlineData("2026-03-19", false)]
    [InlineData("2026-12-29", true)]
    public void WeekBars_OfAYearThatIsNotAnnounced_SayThatItIsComputed(string from, bool computed) =>
        Assert.Equal(computed, ShowWeek(from).FindAll(".note").Count == 1);

    [Fact]
    public void WeekBars_OfAWithdrawnOffer_EndWhereItWasWithdrawn()
    {
        var offer = Sample.Offer(Sample.Terms(10, "2026-03-01"), Sample.WorkdayNight);
        offer.Withdraw("unit", Shanghai.At("2026-03-20T00:00"), "works");

        Assert.Equal(["left:25%;width:25% 10"], ShowWeek("2026-03-19", offer).FindAll(".bar-row[role=listitem]").SelectMany(BarsOf));
    }

    private IRenderedComponent<WeekBars> ShowWeek(string from, params Offer[] offers) => Render<WeekBars>(parameters => parameters
        .Add(week => week.From, Shanghai.Day(from))
        .Add(week => week.Schedule, Sample.Schedule(offers)));
}
