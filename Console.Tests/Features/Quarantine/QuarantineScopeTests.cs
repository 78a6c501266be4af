using ParkingOps.Domain.Access;
using ParkingOps.Domain.Traffic;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Features.Quarantine;
using Xunit;

namespace ParkingOps.Tests.Features.Quarantine;

public sealed class QuarantineScopeTests
{
    [Fact]
    public async Task Unit_SeesWhatItsOwnKeysSent_AndChangesNothing()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.SendAsync(run.Line("mine"), run.Line("foreign", "OTHER-1"));
        await run.SendAsync("OTHER", run.Console.Services, run.Line("other"), run.Line("good", "OTHER-1"));
        await run.MapAsync("OLD-1", "OTHER-1");
        var (mine, other) = (run.ManagerOf("MINE"), run.ManagerOf("OTHER"));

        Assert.Equal(["mine", "foreign"], (await run.EntriesAsync(mine)).Select(entry => entry.EventId));
        Assert.Equal(["other"], (await run.EntriesAsync(other)).Select(entry => entry.EventId));
        Assert.Equal(3, (await run.EntriesAsync()).Count);
        Assert.Equal([(2L, 2L)], (await run.ReceiptsAsync(mine)).Rows.Select(row => (row.Received, row.Open)));
        Assert.Equal([(2L, 1L)], (await run.ReceiptsAsync(other)).Rows.Select(row => (row.Received, row.Open)));
        Assert.Empty(await run.Console.AsAsync<SiteCodeService, List<SiteCodeRow>>(mine, mappings => mappings.ListAsync()));
        Assert.Single(await run.Console.AsAsync<SiteCodeService, List<SiteCodeRow>>(other, mappings => mappings.ListAsync()));
        foreach (var actor in new[] { mine, Register.Administrator, new Actor("viewer", [Role.Viewer], null) }) await DemandNoChangeAsync(run, actor);
    }

    [Fact]
    public async Task Dismiss_OfEntries_KeepsThemCounted_AndTheyCanBeOpenedAgain()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.SendAsync(run.Line("a"), run.Line("b"), run.Line("c", "MINE-1"), run.Line("c", "MINE-1"));
        var first = (await run.EntriesAsync())[0];
        var chosen = new QuarantineFilter { Ids = [first.Id] };

        Assert.Equal("reason-missing", await Register.RefusalAsync(() => DismissAsync(run, chosen, " ")));
        await DismissAsync(run, chosen, "a test by the installer");

        var sum = (await run.ReceiptsAsync()).Sum;
        Assert.Equal((4, 1, 1, 2, 1, 1, true), (sum.Received, sum.Accepted, sum.Duplicates, sum.Quarantined, sum.Open, sum.Dismissed, sum.AddsUp));
        await run.MapAsync("OLD-1", "MINE-1");
        Assert.Equal(1, (await run.ReplayAsync()).Accepted);
        Assert.Equal("quarantine-nothing", await Register.RefusalAsync(() => DismissAsync(run, chosen, "again")));

        await run.Console.AsAsync<QuarantineDecisionService>(Register.Operator, decisions => decisions.ReopenAsync(chosen with { State = QuarantineState.Dismissed }, "it was real"));
        Assert.Equal(1, (await run.ReplayAsync()).Accepted);
        Assert.All(await run.EntriesAsync(), entry => Assert.Equal(QuarantineState.Accepted, entry.State));
        sum = (await run.ReceiptsAsync()).Sum;
        Assert.Equal((4, 1, 2, true), (sum.Received, sum.Accepted, sum.LaterAccepted, sum.AddsUp));
    }

    [Fact]
    public async Task Dismiss_OfAllThatMatch_TakesWhatWasShown_InTheStateInWhichItWasShown()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.SendAsync(run.Line("a"), run.Line("b"));
        var shown = new QuarantineFilter { UpTo = (await run.EntriesAsync()).Max(entry => entry.Id) };
        await run.SendAsync(run.Line("meanwhile"));

        Assert.Equal("quarantine-nothing", await Register.RefusalAsync(() => DismissAsync(run, shown with { State = QuarantineState.Accepted }, "why")));
        await DismissAsync(run, shown, "why");

        Assert.Equal(["a Dismissed", "b Dismissed", "meanwhile Open"], (await run.EntriesAsync()).Select(entry => $"{entry.EventId} {entry.State}"));
        // The unit reads in its own trail what the bureau did with its events.
        var own = await run.Console.AsAsync<AuditService, AuditPageRows>(run.ManagerOf("MINE"), audit => audit.OwnAsync(AuditFilter.None, 1));
        Assert.Contains(own.Rows, row => row.Act == "dismissed");
        var foreign = await run.Console.AsAsync<AuditService, AuditPageRows>(run.ManagerOf("OTHER"), audit => audit.OwnAsync(AuditFilter.None, 1));
        Assert.DoesNotContain(foreign.Rows, row => row.Act == "dismissed");
    }

    [Theory]
    [InlineData("沪A10002", "A10002-lane", "******-lane")]
    [InlineData("沪A10002", "lane 沪Ａ１０００２", "lane 沪A·10**2")]
    [InlineData("沪B22222", "沪Ａ１２３４５", "*******")]
    [InlineData("沪B22222", "使012345", "*******")]
    [InlineData("沪B22222", "WJ沪12345", "********")]
    [InlineData("沪B22222", "ＯＬＤ-1 ", "ＯＬＤ-1 ")]
    public async Task SiteCode_WithAPlateInIt_IsShownWithoutIt(string plate, string sent, string shown)
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.SendAsync(run.Line("a", sent, plate));

        Assert.Equal(shown, Assert.Single(await run.EntriesAsync()).SiteCode);
    }

    private static Task DismissAsync(QuarantineRun run, QuarantineFilter filter, string reason) =>
        run.Console.AsAsync<QuarantineDecisionService>(Register.Operator, decisions => decisions.DismissAsync(filter, reason));

    private static async Task DemandNoChangeAsync(QuarantineRun run, Actor actor)
    {
        var all = new QuarantineFilter();
        Assert.Equal("not-permitted", await Register.RefusalAsync(() => run.Console.AsAsync<ReplayService>(actor, replays => replays.ReplayAsync(all))));
        Assert.Equal("not-permitted", await Register.RefusalAsync(() => run.Console.AsAsync<QuarantineDecisionService>(actor, decisions => decisions.DismissAsync(all, "x"))));
        Assert.Equal("not-permitted", await Register.RefusalAsync(() => run.Console.AsAsync<QuarantineDecisionService>(actor, decisions => decisions.CorrectAsync(all, new CorrectionInput { Reason = "x" }))));
        Assert.Equal("not-permitted", await Register.RefusalAsync(() => run.Console.AsAsync<SiteCodeService>(actor, mappings => mappings.EndAsync(1, "x"))));
    }
}
