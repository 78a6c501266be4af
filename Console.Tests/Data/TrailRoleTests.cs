using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Hosting;
using Xunit;

namespace ParkingOps.Tests.Data;

/// <summary>What the console's own role may do on the real server.</summary>
public sealed class TrailRoleTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Theory]
    [InlineData("update audit_trail set reason = 'x'")]
    [InlineData("delete from audit_trail")]
    [InlineData("truncate audit_trail")]
    [InlineData("update audit_seals set mac = mac")]
    [InlineData("delete from audit_seals")]
    [InlineData("insert into audit_checkpoints select 1, mac, mac, now(), 1 from audit_seals")]
    [InlineData("delete from audit_checkpoints")]
    [InlineData("delete from audit_checks")]
    [InlineData("drop table audit_trail")]
    [InlineData("alter table audit_trail disable row level security")]
    [InlineData("delete from \"__EFMigrationsHistory\"")]
    [InlineData("insert into sealed_days values (current_date, now(), 0)")]
    [InlineData("delete from sealed_days")]
    [InlineData("create table public.planted (at int)")]
    [InlineData("create function public.to_char(date, text) returns text language sql as 'delete from audit_trail; select 1::text'")]
    public async Task Statement_AgainstTheTrailByTheConsolesRole_IsRefused(string sql)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => TestDatabase.ExecuteAsync(PrivatePostgres.ForConsole(console.Connection), sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    // Anything that the console's role could plant in the way of their names would run as the owner.
    [Fact]
    public async Task FunctionsWithTheOwnersRights_FindTheirNamesWhereTheOwnerAlonePutsThem() => Assert.Equal(
        ["make_gate_event_day search_path=public, pg_temp", "seal_gate_event_day search_path=public, pg_temp"],
        await TestDatabase.QueryAsync<string>(console.Connection, "select proname || ' ' || array_to_string(proconfig, ';') from pg_proc where prosecdef and pronamespace = 'public'::regnamespace order by 1"));

    [Fact]
    public async Task Console_UnderItsOwnRole_WritesAndReadsTheTrail()
    {
        await console.OrganisationAsync("OWN-ROLE");

        Assert.False(await console.Services.GetRequiredService<ITrailStore>().MayAlterAsync(CancellationToken.None));
        Assert.Equal(["created"], await TestDatabase.QueryAsync<string>(
            PrivatePostgres.ForConsole(console.Connection) + ";Options=-c console.scope=all", "select act from audit_trail where key = 'OWN-ROLE'"));
    }

    [Fact]
    public async Task Console_WithTheOwnersRoleAlone_RunsAndKnowsThatTheTrailIsNotProtected()
    {
        var connection = await TestDatabase.CreateAsync();
        await using var alone = ConsoleHost.CreateBuilder([$"--{ConsoleHost.JobsSetting}=false", "--environment=Development"], connection).Build();

        await ConsoleStart.MigrateAsync(alone.Services);
        await ConsoleStart.MigrateAsync(alone.Services);

        Assert.True(await alone.Services.GetRequiredService<ITrailStore>().MayAlterAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Console_WithItsOwnRoleAlone_RunsOnASchemaThatIsUpToDate()
    {
        await using var alone = ConsoleHost.CreateBuilder([$"--{ConsoleHost.JobsSetting}=false", "--environment=Development"], PrivatePostgres.ForConsole(console.Connection)).Build();

        await ConsoleStart.MigrateAsync(alone.Services);

        Assert.False(await alone.Services.GetRequiredService<ITrailStore>().MayAlterAsync(CancellationToken.None));
    }
}
