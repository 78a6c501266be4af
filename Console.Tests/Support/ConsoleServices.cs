using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Hosting;
using Xunit;

namespace ParkingOps.Tests.Support;

/// <summary>The console's services on a database of their own, without a socket.</summary>
public sealed class ConsoleServices : IAsyncLifetime
{
    /// <summary>Setting that says where the keys of plates are.</summary>
    public const string KeyFileSetting = "Plates:KeyFile";

    private WebApplication? app;

    /// <summary>Keys of plates that go with the test run.</summary>
    public static string KeyFile { get; } = Path.Combine(TestDatabase.Folder, "plate-keys.json");

    /// <summary>The clock that the services read.</summary>
    public SettableClock Clock { get; } = SettableClock.OnAWorkday();

    /// <summary>Where the database is.</summary>
    public string Connection { get; private set; } = "";

    /// <summary>All services.</summary>
    public IServiceProvider Services => app!.Services;

    /// <summary>Puts the services together as the console does, jobs left out.</summary>
    public static WebApplication Build(string connection, TimeProvider clock, params string[] settings) =>
        BuildOn(PrivatePostgres.ForConsole(connection), connection, clock, settings);

    /// <summary>The same with a connection string of its own for the console's role.</summary>
    public static WebApplication BuildOn(string connection, string owner, TimeProvider clock, params string[] settings)
    {
        var builder = ConsoleHost.CreateBuilder(
            [$"--{ConsoleHost.JobsSetting}=false", $"--{KeyFileSetting}={KeyFile}", $"--{AuditSetup.FolderSetting}={TestDatabase.Folder}", "--environment=Development", .. settings],
            connection, owner);
        builder.Services.AddPages(builder.Configuration);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        return builder.Build();
    }

    /// <summary>Runs an act of one actor with one service.</summary>
    public async Task<T> AsAsync<TService, T>(Actor actor, Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(actor);
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Runs an act of one actor with one service.</summary>
    public Task AsAsync<TService>(Actor actor, Func<TService, Task> act)
        where TService : notnull => AsAsync<TService, bool>(actor, async service =>
        {
            await act(service);
            return true;
        });

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        Connection = await PublishedTemplate.CopyAsync();
        app = Build(Connection, Clock);
    }

    /// <inheritdoc />
    public async Task DisposeAsync() => await app!.DisposeAsync();
}
