using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Traffic;
using ParkingOps.Tests.Features.Reservations;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Jobs;
using ParkingOps.Web.Features.Quarantine;
using ParkingOps.Web.Features.Reservations;
using Xunit;

namespace ParkingOps.Tests.Features.Jobs;

/// <summary>Two days of events, of which one is older than 180 days: it is sealed on 30 August, the other is not.</summary>
public sealed class RetentionTests
{
    private const string Figures = "select d::text from day_rollups d union all select a::text from day_attributions a union all select external_id || outcome from reservations order by 1";
    private const string Partitions = "select right(inhrelid::regclass::text, 8) from pg_inherits where inhparent = 'gate_events'::regclass order by 1";
    private const string Sealed = "select day || ' ' || events from sealed_days order by day";

    [Fact]
    public async Task Seal_OfADayThatIsOldEnough_KeepsItsFiguresAndDropsItsEvents()
    {
        await using var booked = await StartAsync();
        var figures = await booked.Run.QueryAsync(Figures);

        var round = await SealAsync(booked);

        Assert.Equal((1, 4L), (round.Sealed, round.Events));
        Assert.Empty(round.Kept);
        Assert.Equal(["20260303"], await booked.Run.QueryAsync(Partitions));
        Assert.Equal(["2026-03-02 4"], await booked.Run.QueryAsync(Sealed));
        Assert.Equal(["system 2026-03-02 {\"Events\":4,\"Plates\":0,\"Refused\":0}"], await booked.Run.QueryAsync("select concat_ws(' ', by, key, after) from audit_trail where act = 'sealed'"));
        Assert.Empty(await booked.Run.QueryAsync("select event_id from gate_event_versions where service_day = '2026-03-02'"));
        Assert.Equal(figures, await booked.Run.QueryAsync(Figures));
        Assert.Equal((0, 0L), ((round = await SealAsync(booked)).Sealed, round.Events));
    }

    [Fact]
    public async Task SealedDay_IsNeverAggregatedAgain_NorAreOutcomesBesideIt()
    {
        await using var booked = await StartAsync();
        var figures = await booked.Run.QueryAsync(Figures);
        await SealAsync(booked);

        await TestDatabase.ExecuteAsync(booked.Run.Connection, "insert into changed_days (site_id, day) select id, day::date from sites, generate_series('2026-03-01'::date, '2026-03-04', '1 day') day");
        await booked.Run.AggregateAsync();

        Assert.Equal(figures, await booked.Run.QueryAsync(Figures));
        await SealAsync(booked);
        Assert.Empty(await booked.Run.QueryAsync("select day::text from changed_days where day = '2026-03-02'"));
    }

    [Theory]
    [InlineData("2026-03-02T10:00:00+08:00", "")]
    [InlineData("2026-03-03T10:00:00+08:00", ",\"revision\":2,\"previousAt\":\"2026-03-02T09:00:00+08:00\"")]
    public async Task Event_OfASealedDay_IsRefusedAndKeptInTheQuarantine(string at, string more)
    {
        await using var booked = await StartAsync();
        await SealAsync(booked);

        var answer = await booked.Run.SendAsync([Line("late", at, more), Line("in time", "2026-08-30T09:00:00+08:00", "")]);

        Assert.Equal((1, "late", "day-sealed"), (answer.Accepted, Assert.Single(answer.Rejected).EventId, answer.Rejected[0].Code));
        Assert.Equal(["day-sealed late 沪A·12**5"], await booked.Run.QueryAsync("select concat_ws(' ', code, event_id, plate_mask) from quarantined_events"));
        Assert.DoesNotContain("20260302", await booked.Run.QueryAsync(Partitions));
    }

    [Theory]
    [InlineData("update day_rollups set entries = entries + 1 where day = '2026-03-02' and admission = 0 and service = 0 and site_id = (select id from sites where code = 'B-1')")]
    [InlineData("delete from day_rollups where day = '2026-03-02' and site_id = (select id from sites where code = 'B-1')")]
    [InlineData("insert into day_attributions (site_id, found_on, day, hour, kind, admission, count) select id, '2026-03-02', '2026-03-01', 3, 1, 1, 1 from sites where code = 'B-1'")]
    [InlineData("delete from gate_events where service_day = '2026-03-02' and event_id = 'e0'")]
    [InlineData("delete from carried_visits where day = '2026-03-02' and site_id = (select id from sites where code = 'B-1')")]
    public async Task Seal_OfADayThatDiffersFromItsEvents_IsRefusedByNameUntilItIsComputedAnew(string tampering)
    {
        await using var booked = await StartAsync();
        await TestDatabase.ExecuteAsync(booked.Run.Connection, tampering);

        var kept = Assert.Single((await SealAsync(booked)).Kept);

        Assert.Equal((Shanghai.Day("2026-03-02"), SealOutcome.Differs), (kept.Day, kept.Why));
        Assert.Equal([BookedRun.Hospital], kept.SiteCodes);
        Assert.Equal(["20260302", "20260303"], await booked.Run.QueryAsync(Partitions));
        Assert.Empty(await booked.Run.QueryAsync(Sealed));
        await AsAsync(booked, (AggregationService aggregation) => aggregation.RunAsync((kept.Day, kept.Day), CancellationToken.None));
        Assert.Equal(1, (await SealAsync(booked)).Sealed);
    }

    [Fact]
    public async Task Seal_LetsGoOfThePlatesOfBookingsThatEndedByThen_AndOfNoOthers()
    {
        await using var booked = await StartAsync();
        await booked.SignAsync(Bookings.Agreement("over", BookedRun.Office, "2026-02-01", "2026-03-02"));
        await booked.SignAsync(Bookings.Agreement("not over", BookedRun.Office, "2026-02-01", "2026-03-03"));
        await booked.ReserveAsync(Bookings.Reservation("that day", BookedRun.Hospital, "2026-03-02T09:00"));
        await booked.Run.AggregateAsync();

        await SealAsync(booked);

        const string Kept = "select external_id from agreements where plate_cipher <> '' union all select external_id from reservations where plate_cipher <> '' order by 1";
        Assert.Equal(["after midnight", "not over"], await booked.Run.QueryAsync(Kept));
        Assert.Equal(["2026-03-02 {\"Events\":4,\"Plates\":2,\"Refused\":0}"], await booked.Run.QueryAsync("select concat_ws(' ', key, after) from audit_trail where act = 'sealed'"));
        var over = long.Parse(Assert.Single(await booked.Run.QueryAsync("select id::text from agreements where external_id = 'over'")), System.Globalization.CultureInfo.InvariantCulture);
        var gone = await Assert.ThrowsAsync<RuleException>(() => AsAsync(booked, (PlateRevealService plates) => plates.RevealAgreementAsync(over, "why"), Register.Operator));
        Assert.Equal("plate-gone", gone.Code);
    }

    [Fact]
    public async Task Seal_LetsGoOfTheRecordsOfRefusedEventsReceivedByThen_AndDismissesTheOpenOnes()
    {
        await using var booked = await StartAsync();
        await booked.Run.SendAsync([Line("no time", "yesterday", ""), Line("no time either", "long ago", ""), Line("today", "tomorrow", "")]);
        await TestDatabase.ExecuteAsync(booked.Run.Connection, """
            update quarantined_events set received_at = '2026-03-02T12:00:00+08' where event_id <> 'today';
            update quarantined_events set state = 3, handled_by = 'operator', handled_at = now(), handled_why = 'a test' where event_id = 'no time either'
            """);

        await SealAsync(booked);

        Assert.Equal(
            ["no time 3 system", "no time either 3 operator a test", "today 0 kept"],
            await booked.Run.QueryAsync("select concat_ws(' ', event_id, state, handled_by, handled_why, case when payload_cipher is not null then 'kept' end) from quarantined_events order by event_id"));
        Assert.Equal(["2"], await booked.Run.QueryAsync("select after::json ->> 'Refused' from audit_trail where act = 'sealed'"));
        var all = new QuarantineFilter { State = QuarantineState.Dismissed };
        var refusal = await Assert.ThrowsAsync<RuleException>(() => AsAsync(booked, (QuarantineDecisionService decisions) => decisions.ReopenAsync(all, "why"), Register.Operator));
        Assert.Equal("quarantine-nothing", refusal.Code);
    }

    [Fact]
    public async Task Seal_ThatFailsInTheMiddle_LeavesTheDayAsItWas()
    {
        await using var booked = await StartAsync();
        await TestDatabase.ExecuteAsync(booked.Run.Connection, "revoke insert on audit_trail from console_app");

        await Assert.ThrowsAsync<DbUpdateException>(() => SealAsync(booked));

        Assert.Equal(["20260302", "20260303"], await booked.Run.QueryAsync(Partitions));
        Assert.Empty(await booked.Run.QueryAsync(Sealed));
        await TestDatabase.ExecuteAsync(booked.Run.Connection, "grant insert on audit_trail to console_app");
        Assert.Equal(1, (await SealAsync(booked)).Sealed);
    }

    [Fact]
    public async Task Seal_OfADayThatWaitsForTheAggregation_IsLeftForLater()
    {
        await using var booked = await StartAsync();
        await TestDatabase.ExecuteAsync(booked.Run.Connection, "insert into changed_days (site_id, day) select id, '2026-03-02' from sites where code = 'B-2'");

        Assert.Equal([SealOutcome.Unfinished], (await SealAsync(booked)).Kept.Select(kept => kept.Why));
    }

    [Fact]
    public async Task History_ThatWasImported_IsKeptUntilItIsReleased()
    {
        await using var booked = await StartAsync();
        await booked.Run.SendAsync([Line("old", "2026-01-05T09:00:00+08:00", "")]);
        await booked.Run.AggregateAsync();

        var round = await SealAsync(booked);

        Assert.Equal((1, SealOutcome.History), (round.Sealed, Assert.Single(round.Kept).Why));
        Assert.Equal([Shanghai.Day("2026-01-05")], (await AsAsync(booked, (RetentionService retention) => retention.StateAsync())).Held);
        Assert.Empty((await SealAsync(booked)).Kept);
        var day = Shanghai.Day("2026-01-05");
        Assert.Equal(1, await AsAsync(booked, (RetentionService retention) => retention.ReleaseAsync(day, day)));
        Assert.Equal(0, await AsAsync(booked, (RetentionService retention) => retention.ReleaseAsync(day, day)));
        Assert.Equal(1, (await SealAsync(booked)).Sealed);
        Assert.Equal(["released", "sealed"], await booked.Run.QueryAsync("select act from audit_trail where record = 'ServiceDay' and key like '2026-01-05%' order by id"));
    }

    private static async Task<BookedRun> StartAsync()
    {
        var booked = await BookedRun.StartAsync("2026-03-02T08:00");
        await booked.ReserveAsync(Bookings.Reservation("after midnight", BookedRun.Hospital, "2026-03-03T00:15"));
        booked.SetTo("2026-03-03T12:00");
        await booked.PassOverTwoDaysAsync();
        booked.SetTo("2026-08-30T12:00");
        await booked.Run.AggregateAsync();
        return booked;
    }

    private static string Line(string id, string at, string more) =>
        $$"""{"eventId":"{{id}}","siteCode":"{{BookedRun.Hospital}}","gate":"G1","direction":"entry","plate":"沪A12345","at":"{{at}}","admission":"ordinary"{{more}}}""";

    private static Task<RetentionRound> SealAsync(BookedRun booked) => AsAsync(booked, (RetentionService retention) => retention.SealAsync(CancellationToken.None));

    private static async Task<T> AsAsync<TService, T>(BookedRun booked, Func<TService, Task<T>> act, Actor? actor = null)
        where TService : notnull
    {
        await using var scope = booked.Run.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(actor ?? Actor.System);
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
