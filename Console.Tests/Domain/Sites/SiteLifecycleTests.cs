using ParkingOps.Domain;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sites;

public sealed class SiteLifecycleTests
{
    private static readonly DateTimeOffset Start = Shanghai.At("2026-03-02T09:00");

    private static readonly HashSet<(Lifecycle From, Lifecycle To)> Allowed =
    [
        (Lifecycle.Draft, Lifecycle.Submitted), (Lifecycle.Submitted, Lifecycle.Draft), (Lifecycle.Submitted, Lifecycle.Approved),
        (Lifecycle.Approved, Lifecycle.Live), (Lifecycle.Live, Lifecycle.Suspended), (Lifecycle.Suspended, Lifecycle.Live),
        (Lifecycle.Draft, Lifecycle.Closed), (Lifecycle.Approved, Lifecycle.Closed), (Lifecycle.Live, Lifecycle.Closed),
        (Lifecycle.Suspended, Lifecycle.Closed),
    ];

    public static TheoryData<Lifecycle, Lifecycle> Pairs
    {
        get
        {
            var pairs = new TheoryData<Lifecycle, Lifecycle>();
            foreach (var from in Enum.GetValues<Lifecycle>())
            {
                foreach (var to in Enum.GetValues<Lifecycle>())
                {
                    pairs.Add(from, to);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Step_FromEveryStateToEveryState_IsTakenOnlyWhenAllowed(Lifecycle from, Lifecycle to)
    {
        var site = SiteIn(from);

        var refusal = Record.Exception(() => site.MoveTo(to, "operator", Start, "because")) as RuleException;

        Assert.Equal(Allowed.Contains((from, to)), refusal is null);
        Assert.Equal(refusal is null ? to : from, site.Lifecycle);
        Assert.Equal(refusal is null ? null : "lifecycle-step", refusal?.Code);
        Assert.Equal(Allowed.Contains((from, to)), LifecycleRules.Next(from).Contains(to));
    }

    [Theory]
    [InlineData(Lifecycle.Submitted, Lifecycle.Draft)]
    [InlineData(Lifecycle.Live, Lifecycle.Suspended)]
    [InlineData(Lifecycle.Draft, Lifecycle.Closed)]
    [InlineData(Lifecycle.Approved, Lifecycle.Closed)]
    [InlineData(Lifecycle.Live, Lifecycle.Closed)]
    [InlineData(Lifecycle.Suspended, Lifecycle.Closed)]
    public void Step_WithoutTheReasonItNeeds_IsRefused(Lifecycle from, Lifecycle to)
    {
        var site = SiteIn(from);

        Assert.Equal("reason-missing", Assert.Throws<RuleException>(() => site.MoveTo(to, "operator", Start, " ")).Code);
        Assert.Equal(from, site.Lifecycle);
    }

    [Fact]
    public void Step_Taken_IsRecordedWithWhoWhenAndWhy()
    {
        var site = SiteIn(Lifecycle.Live);

        site.MoveTo(Lifecycle.Suspended, "operator", Start.AddDays(3), " works ");

        var step = site.LifecycleSteps[^1];
        Assert.Equal((Lifecycle.Live, Lifecycle.Suspended), (step.From, step.To));
        Assert.Equal(("operator", Start.AddDays(3), "works"), (step.By, step.At, step.Reason));
    }

    [Fact]
    public void WasLiveOn_OverGoLiveSuspensionAndClosing_CountsEveryTouchedDay()
    {
        var site = SiteIn(Lifecycle.Approved);
        site.MoveTo(Lifecycle.Live, "operator", Shanghai.At("2026-03-03T23:59"));
        site.MoveTo(Lifecycle.Suspended, "operator", Shanghai.At("2026-03-05T00:00"), "works");
        site.MoveTo(Lifecycle.Live, "operator", Shanghai.At("2026-03-07T12:00"), "done");
        site.MoveTo(Lifecycle.Closed, "operator", Shanghai.At("2026-03-08T08:00"), "gone");

        var live = Enumerable.Range(0, 10).Select(Shanghai.Day("2026-03-01").AddDays).Where(site.WasLiveOn).Select(day => day.Day);

        Assert.Equal([3, 4, 7, 8], live);
    }

    [Fact]
    public void WasLiveOn_WhenLiveUntilNow_HasNoEnd() => Assert.True(SiteIn(Lifecycle.Live).WasLiveOn(Shanghai.Day("2040-01-01")));

    private static Site SiteIn(Lifecycle state)
    {
        var site = Sample.Site();
        Lifecycle[] path = state switch
        {
            Lifecycle.Draft => [],
            Lifecycle.Submitted => [Lifecycle.Submitted],
            Lifecycle.Approved => [Lifecycle.Submitted, Lifecycle.Approved],
            Lifecycle.Live => [Lifecycle.Submitted, Lifecycle.Approved, Lifecycle.Live],
            Lifecycle.Suspended => [Lifecycle.Submitted, Lifecycle.Approved, Lifecycle.Live, Lifecycle.Suspended],
            _ => [Lifecycle.Closed],
        };
        foreach (var step in path)
        {
            site.MoveTo(step, "operator", Start, "because");
        }

        return site;
    }
}
