using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Features.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Data.Postgres;
using Xunit;

namespace ParkingOps.Tests.Data;

/// <summary>What the database itself keeps from a unit when a query forgets whose rows it may see.</summary>
public sealed class RowSecurityTests(UnitScopeTests.TwoUnits units) : IClassFixture<UnitScopeTests.TwoUnits>
{
    // Read by the console's own processes alone, never for a person; accounts are read before anybody is somebody.
    private static readonly HashSet<string> WithoutPolicy = ["users", "gate_events", "gate_event_versions", "changed_days", "carried_visits"];

    private readonly ConsoleServices console = units.Console;

    [Fact]
    public async Task Query_ThatForgets_SeesTheUnitsOwnRowsAlone()
    {
        await using var mine = await OpenAsync(units.Manager);
        await using var all = await OpenAsync(Register.Operator);

        Assert.Equal(["MINE"], await mine.Organisations.IgnoreQueryFilters().Select(one => one.Code).ToListAsync());
        Assert.Equal(["MINE-1"], await mine.Sites.IgnoreQueryFilters().Select(one => one.Code).ToListAsync());
        var site = (await mine.Sites.SingleAsync()).Id;
        Assert.Equal([site], await mine.Quotas.IgnoreQueryFilters().Select(one => one.SiteId).Distinct().ToListAsync());
        Assert.Equal([site], await mine.Offers.IgnoreQueryFilters().Select(one => one.SiteId).Distinct().ToListAsync());
        Assert.Equal([site], await mine.DayRollups.IgnoreQueryFilters().Select(one => one.SiteId).Distinct().ToListAsync());
        Assert.Equal([units.Manager.OrganisationId], await mine.AuditTrail.IgnoreQueryFilters().Select(one => one.OrganisationId).Distinct().ToListAsync());
        Assert.True(await all.Offers.IgnoreQueryFilters().Select(one => one.SiteId).Distinct().CountAsync() > 1);
    }

    [Fact]
    public async Task Statement_WrittenByHand_SeesPartsOfTheUnitsOwnRecordsAlone()
    {
        await using var mine = await OpenAsync(units.Manager);
        await using var all = await OpenAsync(Register.Operator);

        foreach (var table in new[] { "offer_windows", "quota_windows", "site_capacities", "lifecycle_steps", "offer_steps" })
        {
            var (seen, there) = (await CountAsync(mine, table), await CountAsync(all, table));
            Assert.True(seen > 0 && seen < there, $"{table}: {seen} of {there}");
        }
    }

    [Fact]
    public async Task Change_ThatForgets_ReachesNoOtherUnit()
    {
        await using var mine = await OpenAsync(units.Manager);

        Assert.Equal(1, await mine.Sites.IgnoreQueryFilters().ExecuteUpdateAsync(set => set.SetProperty(site => site.Address, "2 North Road")));
        Assert.Equal(0, await mine.Offers.IgnoreQueryFilters().Where(offer => offer.SiteId != mine.Sites.First().Id).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Connection_BackInThePool_IsNarrowedNoLonger()
    {
        var connection = PrivatePostgres.ForConsole(console.Connection) + ";Maximum Pool Size=1;Application Name=one";
        await using var one = ConsoleServices.BuildOn(connection, console.Connection, console.Clock);
        for (var round = 0; round < 2; round++)
        {
            await using (var mine = await OpenAsync(units.Manager, one.Services)) Assert.Equal(1, await CountAsync(mine, "organisations"));
            await using (var nobody = await OpenAsync(Actor.Nobody, one.Services)) Assert.Equal(0, await CountAsync(nobody, "organisations"));
            await using var all = await OpenAsync(Register.Operator, one.Services);
            Assert.True(await CountAsync(all, "organisations") > 1);
        }
    }

    [Fact]
    public async Task Session_ThatWasToldNothing_SeesNothing() => Assert.Equal(
        [0L], await TestDatabase.QueryAsync<long>(PrivatePostgres.ForConsole(console.Connection), "select count(*) from organisations"));

    [Fact]
    public async Task Tables_WithAnOrganisationOrASite_AllHaveAPolicy()
    {
        var open = await TestDatabase.QueryAsync<string>(console.Connection, """
            select distinct c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and not c.relrowsecurity
                and a.attname in ('organisation_id', 'site_id', 'offer_id', 'quota_id') and not a.attisdropped
            """);

        Assert.Empty(open.Except(WithoutPolicy));
    }

    // The server itself puts the name of the table into its statement.
    private static Task<int> CountAsync(ConsoleDb database, string table) => database.Database
        .SqlQuery<int>($"select (xpath('/row/count/text()', query_to_xml(format('select count(*) from %I', {table}), false, true, '')))[1]::text::int as \"Value\"").SingleAsync();

    private async Task<ConsoleDb> OpenAsync(Actor actor, IServiceProvider? services = null)
    {
        var database = await (services ?? console.Services).GetRequiredService<IDbContextFactory<ConsoleDb>>().CreateDbContextAsync();
        database.Actor = actor;
        return database;
    }
}
