using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Traffic;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Quarantine;
using Xunit;

namespace ParkingOps.Tests.Features.Quarantine;

public sealed class ReplayTests
{
    [Fact]
    public async Task Replay_AfterAMapping_BringsTheEventsIn_AndASecondChangesNothing()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.SendAsync(run.Line("a"), run.Line("b", plate: "沪B22222"), run.Line("c", "MINE-1"));
        await run.MapAsync("OLD-1", "MINE-1", await run.KeyOfAsync("MINE"));

        var counts = await run.ReplayAsync();

        Assert.Equal(new ReplayCounts(2, 2, 0), counts);
        Assert.Equal(["a", "b", "c"], await run.QueryAsync("select event_id from gate_events order by 1"));
        Assert.All(await run.EntriesAsync(), entry => Assert.Equal((QuarantineState.Accepted, "operator"), (entry.State, entry.HandledBy)));
        Assert.Equal("quarantine-nothing", await Register.RefusalAsync(() => run.ReplayAsync()));
        Assert.Equal(["a", "b", "c"], await run.QueryAsync("select event_id from gate_events order by 1"));
        // The record's ciphertext goes when the event has its own.
        Assert.Equal(["0"], await run.QueryAsync("select count(payload_cipher)::text from quarantined_events"));
        var line = Assert.Single(await run.Console.TrailOfAsync(""), line => line.Record == nameof(QuarantinedEvent));
        Assert.Equal(("replayed", """{"Entries":2,"Ids":"1-2","Filter":"quarantine","Accepted":2,"Duplicates":0,"Refused":0}"""), (line.Act, line.After));
        Assert.Equal(await run.QueryAsync("select id::text from organisations where code = 'MINE'"), [$"{line.OrganisationId}"]);
    }

    [Fact]
    public async Task Replay_WhileTheTrailTakesNoLine_BringsNothingIn()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.SendAsync(run.Line("a"));
        await run.MapAsync("OLD-1", "MINE-1");
        await TestDatabase.ExecuteAsync(run.Console.Connection, "revoke insert on audit_trail from console_app");

        await Assert.ThrowsAsync<DbUpdateException>(() => run.ReplayAsync());

        Assert.Empty(await run.QueryAsync("select event_id from gate_events"));
        Assert.Equal(["0"], await run.QueryAsync("select state::text from quarantined_events"));
        await TestDatabase.ExecuteAsync(run.Console.Connection, "grant insert on audit_trail to console_app");
        Assert.Equal(new ReplayCounts(1, 1, 0), await run.ReplayAsync());
    }

    [Fact]
    public async Task Replay_OfARecordThatCannotBeDecrypted_LeavesItAndBringsInTheOthers()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.SendAsync(run.Line("a"), run.Line("b"));
        await run.MapAsync("OLD-1", "MINE-1");
        await TestDatabase.ExecuteAsync(run.Console.Connection, "update quarantined_events set payload_cipher = '\\xff00' where event_id = 'a'");

        Assert.Equal(new ReplayCounts(2, 1, 0), await run.ReplayAsync());

        Assert.Equal(["b"], await run.QueryAsync("select event_id from gate_events"));
        Assert.Equal("plate-key-lost", await Register.RefusalAsync(() => run.ReplayAsync()));
    }

    [Fact]
    public async Task Replay_TwiceAtOnce_CountsEachEntryOnce()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.SendAsync([.. Enumerable.Range(0, 1500).Select(number => run.Line($"e{number}"))]);
        await run.MapAsync("OLD-1", "MINE-1");

        var counts = await Task.WhenAll(run.ReplayAsync(), run.ReplayAsync());

        Assert.Equal(new ReplayCounts(1500, 1500, 0), counts[0] + counts[1]);
        Assert.Equal(["1500"], await run.QueryAsync("select count(*)::text from gate_events"));
        Assert.True((await run.ReceiptsAsync()).Sum.AddsUp);
    }

    [Fact]
    public async Task Replay_OfWhatIsKnownOrStillWrong_EndsAsWhatItIs()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.SendAsync(run.Line("same"), run.Line("other"), run.Line("gone", at: "2025-07-01T08:00:00+08:00"), run.Line("bad", plate: "?"));
        await run.SendAsync(run.Line("same", "MINE-1"), run.Line("other", "MINE-1", direction: "exit"));
        await TestDatabase.ExecuteAsync(run.Console.Connection, "insert into sealed_days values ('2025-07-01', now(), 0)");
        await run.MapAsync("OLD-1", "MINE-1");

        var counts = await run.ReplayAsync();

        Assert.Equal((4, 0, 1, 3), (counts.Tried, counts.Accepted, counts.Duplicates, counts.Refused));
        Assert.Equal(
            ["same Duplicate unknown-site", "other Open conflict", "gone Open day-sealed", "bad Open bad-plate"],
            (await run.EntriesAsync()).Select(entry => $"{entry.EventId} {entry.State} {entry.Code}"));
        Assert.Equal([null, "unknown-site", "unknown-site", null], (await run.EntriesAsync()).Select(entry => entry.ReceivedCode));
        Assert.True((await run.ReceiptsAsync()).Sum.AddsUp);
    }

    [Fact]
    public async Task Replay_OfChosenEntriesOrOneSiteCode_LeavesTheOthers()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.SendAsync(run.Line("a"), run.Line("b", "OLD-2"), run.Line("c", "OLD-2"));
        await run.MapAsync("OLD-1", "MINE-1");
        await run.MapAsync("OLD-2", "MINE-1");

        await run.ReplayAsync(new QuarantineFilter { SiteCode = "OLD-1" });
        Assert.Equal(["a"], await run.QueryAsync("select event_id from gate_events order by 1"));

        var last = (await run.EntriesAsync()).Single(entry => entry.EventId == "c");
        await run.ReplayAsync(new QuarantineFilter { Ids = [last.Id] });
        Assert.Equal(["a", "c"], await run.QueryAsync("select event_id from gate_events order by 1"));
    }

    [Fact]
    public async Task Replay_OfEventsOfAnotherDay_KeepsTheTimeOfTheirReceipt()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.SendAsync(run.Line("a"));
        await run.MapAsync("OLD-1", "MINE-1");
        run.Console.Clock.SetTo(run.Console.Clock.Today.AddDays(60).ToDateTime(new TimeOnly(9, 0)));

        await run.ReplayAsync();

        // Else the day would look like history that somebody imported late, and its events would be kept for ever (semantics 17).
        Assert.Equal(["true"], await run.QueryAsync("select (g.received_at = q.received_at and q.handled_at > q.received_at + interval '59 days')::text from gate_events g join quarantined_events q on true"));
    }

    [Fact]
    public async Task Correct_OfATimeOrASite_IsReadByTheNextReplay()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.SendAsync(run.Line("a", "MINE-1", at: $"{run.Console.Clock.Today:yyyy-MM-dd}T06:00:00"), run.Line("b"));
        var reasons = new[] { "bad-time", "unknown-site" };
        Assert.Equal(reasons, (await run.EntriesAsync()).Select(entry => entry.Code));

        await CorrectAsync(run, new QuarantineFilter { Code = reasons[0] }, new CorrectionInput { HasShanghaiTime = true, Reason = "the gate's clock has no zone" });
        await CorrectAsync(run, new QuarantineFilter { Code = reasons[1] }, new CorrectionInput { SiteCode = "MINE-1", Reason = "a test by the installer" });
        Assert.Equal("correction-site", await Register.RefusalAsync(() => CorrectAsync(run, new QuarantineFilter(), new CorrectionInput { SiteCode = "NONE", Reason = "x" })));

        Assert.Equal(new ReplayCounts(2, 2, 0), await run.ReplayAsync());
        Assert.Equal(["a 22:00", "b 22:00"], await run.QueryAsync("select event_id || ' ' || to_char(at at time zone 'UTC', 'HH24:MI') from gate_events order by 1"));
    }

    [Fact]
    public async Task Correct_ASecondTime_KeepsWhatItDoesNotNameUntilItIsTakenBack_AndTheTrailHasBoth()
    {
        await using var run = await QuarantineRun.StartAsync();
        await run.SendAsync(run.Line("a"), run.Line("b"));
        var all = new QuarantineFilter();

        Assert.Equal("correction-empty", await Register.RefusalAsync(() => CorrectAsync(run, all, new CorrectionInput { Reason = "x" })));
        await CorrectAsync(run, all, new CorrectionInput { SiteCode = "MINE-1", Reason = "x" });
        await CorrectAsync(run, all, new CorrectionInput { HasShanghaiTime = true, Reason = "y" });
        Assert.All(await run.EntriesAsync(), entry => Assert.Equal(("MINE-1", true), (entry.CorrectedSiteCode, entry.HasShanghaiTime)));
        await CorrectAsync(run, all, new CorrectionInput { TakesBack = true, Reason = "z" });
        Assert.All(await run.EntriesAsync(), entry => Assert.Equal((null, false), (entry.CorrectedSiteCode, entry.HasShanghaiTime)));

        var lines = (await run.Console.TrailOfAsync("")).Where(line => line.Act == "corrected").ToList();
        Assert.Equal(["""{"SiteCode":"MINE-1","HasShanghaiTime":true}""", """{"SiteCode":"MINE-1","HasShanghaiTime":false}""", """{"SiteCode":null,"HasShanghaiTime":false}"""], lines.Select(line => line.Before));
        Assert.Equal("""{"Entries":2,"Ids":"1-2","Filter":"quarantine","SiteCode":"MINE-1","HasShanghaiTime":true}""", lines[1].After);
    }

    private static Task CorrectAsync(QuarantineRun run, QuarantineFilter filter, CorrectionInput input) =>
        run.Console.AsAsync<QuarantineDecisionService>(Register.Operator, decisions => decisions.CorrectAsync(filter, input));
}
