using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Features.Reservations;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Jobs;
using Xunit;

namespace ParkingOps.Tests.Features.Jobs;

/// <summary>Stored figures against their events: what is right is found right, and each planted fault is named.</summary>
public sealed class RollupVerificationTests
{
    private const string Hospital = "(select id from sites where code = 'B-1')";

    [Fact]
    public async Task Verify_OfWhatTheAggregationWrote_FindsNothingAndChangesNothing()
    {
        await using var booked = await StartAsync();
        const string Stored = "select d::text from day_rollups d union all select a::text from day_attributions a union all select c::text from carried_visits c order by 1";
        var before = await booked.Run.QueryAsync(Stored);

        var (sum, found) = await VerifyAsync(booked);

        Assert.Empty(found);
        Assert.Equal((5, 0, 0, 6L), (sum.Days, sum.SealedDays, sum.Waiting, sum.Events));
        Assert.Equal(before, await booked.Run.QueryAsync(Stored));
    }

    [Theory]
    [InlineData("update day_rollups set entries = entries + 1 where day = '2026-03-02' and admission = 0 and service = 0 and site_id = " + Hospital, "2026-03-02 B-1 0/0 entries  3 2")]
    [InlineData("update day_rollups set hours[10] = 7 where day = '2026-03-02' and admission = 0 and service = 0 and site_id = " + Hospital, "2026-03-02 B-1 0/0 entries 9 7 1")]
    [InlineData("update day_rollups set peak_at = null where day = '2026-03-03' and admission = 1 and site_id = " + Hospital, "2026-03-03 B-1 1/0 peak_at   2026-03-03T00:00:00+08:00")]
    [InlineData("delete from day_rollups where day = '2026-03-03' and admission = 1 and site_id = " + Hospital, "2026-03-03 B-1 1/0 row   present")]
    [InlineData("delete from carried_visits where day = '2026-03-03' and site_id = " + Hospital, null)]
    [InlineData("delete from carried_visits where day = '2026-03-02' and site_id = " + Hospital, "2026-03-02 B-1 0/0 cars_inside_at_end   ")]
    [InlineData("insert into day_attributions (site_id, found_on, day, hour, kind, admission, count) select id, '2026-03-02', '2026-03-01', 3, 1, 1, 4 from sites where code = 'B-1'", "2026-03-02 B-1 1/0 found_for_2026-03-01_kind_1 3 4 0")]
    public async Task Verify_OfATamperedFigure_NamesIt(string tampering, string? told)
    {
        await using var booked = await StartAsync();
        await TestDatabase.ExecuteAsync(booked.Run.Connection, $"set time zone 'Asia/Shanghai'; {tampering}");

        var (_, found) = await VerifyAsync(booked);

        if (told is null) Assert.Empty(found);
        else Assert.Contains(told, found.Select(Told));
        Assert.All(found, one => Assert.Equal("B-1", one.SiteCode));
    }

    [Fact]
    public async Task Verify_OfADayThatWaitsOrIsSealed_LeavesItOutAndSaysSo()
    {
        await using var booked = await StartAsync();
        await TestDatabase.ExecuteAsync(booked.Run.Connection, "update day_rollups set entries = 99 where day = '2026-03-02'; insert into changed_days (site_id, day) select id, '2026-03-02' from sites where code = 'B-1'");
        await TestDatabase.ExecuteAsync(booked.Run.Connection, "insert into sealed_days (day, sealed_at, events) values ('2026-03-03', now(), 0)");

        var (sum, found) = await VerifyAsync(booked);

        Assert.Equal((4, 1, 1), (sum.Days, sum.SealedDays, sum.Waiting));
        Assert.Equal(["B-2"], found.Select(one => one.SiteCode).Distinct());
    }

    [Fact]
    public async Task Verify_BeforeAnyRunOrBackwards_IsRefused()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-02T08:00");

        Assert.Equal("never-aggregated", (await Assert.ThrowsAsync<RuleException>(() => VerifyAsync(booked))).Code);
        Assert.Equal("period", (await Assert.ThrowsAsync<RuleException>(() => VerifyAsync(booked, "2026-03-05", "2026-03-04"))).Code);
    }

    private static string Told(FoundDifference one) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{one.Day:yyyy-MM-dd} {one.SiteCode} {one.Difference.Admission}/{one.Difference.Service} {one.Difference.Figure} {one.Difference.Hour} {one.Difference.Stored} {one.Difference.Computed}");

    private static async Task<BookedRun> StartAsync()
    {
        var booked = await BookedRun.StartAsync("2026-03-02T08:00");
        booked.SetTo("2026-03-03T12:00");
        await booked.PassOverTwoDaysAsync();
        booked.SetTo("2026-03-06T12:00");
        await booked.Run.AggregateAsync();
        return booked;
    }

    private static async Task<(VerificationSum Sum, List<FoundDifference> Found)> VerifyAsync(BookedRun booked, string first = "2026-03-01", string last = "2026-12-31")
    {
        await using var scope = booked.Run.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(Actor.System);
        var found = new List<FoundDifference>();
        var sum = await scope.ServiceProvider.GetRequiredService<RollupVerification>().VerifyAsync(Shanghai.Day(first), Shanghai.Day(last), found.Add, CancellationToken.None);
        return (sum, found);
    }
}
