using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Features.Reservations;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Features.Reservations;
using ParkingOps.Web.Features.Statistics;
using Xunit;

namespace ParkingOps.Tests.Reliability;

/// <summary>The drill of docs/operations.md: a backup of a console with traffic, bookings and people, put back elsewhere and in place.</summary>
public sealed class BackupDrillTests : IAsyncLifetime, IDisposable
{
    private const string TrailLines = "select t::text from audit_trail t where act not in ('backed-up', 'restored') and at < '2026-06-01' order by id";
    private static readonly StatisticsQuery Month = new(Shanghai.Day("2026-03-01"), Shanghai.Day("2026-03-09"), [Grouping.Site, Grouping.Day]);
    private readonly TemporaryFolder folder = new();
    private BookedRun booked = null!;

    private string Backup => Path.Combine(folder.Path, "console.backup");

    public async Task InitializeAsync()
    {
        booked = await BookedRun.StartAsync("2026-03-10T12:00");
        await AsAsync<AccountService>(booked.Run.Services, accounts => accounts.CreateAsync("person", Role.Viewer, null, Accounts.Password));
        await booked.SignAsync(Bookings.Agreement("signed", BookedRun.Office));
        foreach (var day in new[] { "02", "03", "09" })
        {
            await booked.PassAsync($"2026-03-{day}T09:00");
            await booked.PassAsync($"2026-03-{day}T11:30", direction: "exit");
        }
        await booked.Run.AggregateAsync();
        // The head of the chain lies where the verb looks for it.
        var made = await ConsoleVerb.RunOnAsync(booked.Run.Connection, TestDatabase.Folder, "backup", Backup);
        Assert.True(made.Code == 0, made.Errors);
    }

    public async Task DisposeAsync() => await booked.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Restore_OnANewMachine_BringsBackFiguresTrailPlatesAndSignIns()
    {
        var (figures, trail) = (await FiguresAsync(booked.Run.Services), await booked.Run.QueryAsync(TrailLines));
        var home = Path.Combine(TestDatabase.Folder, "new-machine");

        var restored = await ConsoleVerb.RunInAsync(home, "restore", Backup);

        Assert.True(restored.Code == 0, restored.Errors);
        Assert.Contains("audit trail ok", restored.Output, StringComparison.Ordinal);
        using var server = PrivatePostgres.Start(home, TextWriter.Null, durable: false);
        await using var console = await ConsoleApp.StartAsync(server.OwnerConnectionString, 0, (AuditSetup.FolderSetting, home), (ConsoleServices.KeyFileSetting, Path.Combine(home, "plate-keys.json")));
        Assert.Equal(figures, await FiguresAsync(console.Services));
        Assert.Equal(trail, await TestDatabase.QueryAsync<string>(server.OwnerConnectionString, TrailLines));
        await console.AsAsync<AuditCheckService>(Actor.System, async checks => Assert.Null((await checks.VerifyAsync()).Fault));
        await console.AsAsync<PlateRevealService>(Register.Operator, async plates => Assert.Equal("沪A12345", await plates.RevealAgreementAsync(1, "drill")));
        using var form = new SignInForm(console.Address);
        using var answer = await form.SendAsync("person", Accounts.Password);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location!.OriginalString[^1..]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(home, "audit-key")));
    }

    [Fact]
    public async Task Restore_OnADatabaseInUseOrNotEmpty_IsRefused_AndWithResetReplacesWhatIsThere()
    {
        var (target, keys) = (await TestDatabase.CreateAsync(), Path.Combine(folder.Path, "keys"));
        await TestDatabase.ExecuteAsync(target, "create table left_over (id int)");
        NpgsqlConnection.ClearAllPools();

        await using (var idle = new NpgsqlConnection(target + ";Pooling=false"))
        {
            await idle.OpenAsync();
            await DemandRefusedAsync(target, keys, "in use");
        }
        await DemandRefusedAsync(target, keys, "not empty");
        await DemandRefusedAsync(target, keys, "--yes", "--reset");
        var restored = await ConsoleVerb.RunOnAsync(target, keys, "restore", Backup, "--reset", "--yes");

        Assert.True(restored.Code == 0, restored.Errors);
        Assert.Equal(await booked.Run.QueryAsync(TrailLines), await TestDatabase.QueryAsync<string>(target, TrailLines));
        Assert.Equal([false], await TestDatabase.QueryAsync<bool>(target, "select to_regclass('left_over') is not null"));
        Assert.Equal(0, (await ConsoleVerb.RunOnAsync(target, keys, "verify-audit")).Code);
    }

    [Fact]
    public async Task Restore_OfADamagedBackup_TouchesNothing()
    {
        var (target, keys) = (await TestDatabase.CreateAsync(), Path.Combine(folder.Path, "keys"));
        await TestDatabase.ExecuteAsync(target, "create table left_over (id int)");
        NpgsqlConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(Backup);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(Backup, bytes);

        await DemandRefusedAsync(target, keys, "damaged", "--reset", "--yes");

        Assert.Equal(["left_over"], await TestDatabase.QueryAsync<string>(target, "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"));
        Assert.False(Directory.Exists(keys));
    }

    private async Task DemandRefusedAsync(string target, string keys, string why, params string[] more)
    {
        var refused = await ConsoleVerb.RunOnAsync(target, keys, ["restore", Backup, .. more]);
        Assert.Equal(1, refused.Code);
        Assert.Contains(why, refused.Errors, StringComparison.Ordinal);
    }

    private static async Task<string> FiguresAsync(IServiceProvider services)
    {
        var answer = "";
        await AsAsync<StatisticsService>(services, async statistics => answer = string.Join('\n', (await statistics.AnswerAsync(Month)).Rows.Select(row => JsonSerializer.Serialize(row)).Order(StringComparer.Ordinal)));
        Assert.Contains("\"Entries\":1", answer, StringComparison.Ordinal);
        return answer;
    }

    private static async Task AsAsync<TService>(IServiceProvider services, Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(Actor.System);
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
