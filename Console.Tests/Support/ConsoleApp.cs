using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Hosting;

namespace ParkingOps.Tests.Support;

/// <summary>The whole console as Program starts it, on a socket of Kestrel inside the test process.</summary>
public sealed class ConsoleApp : IAsyncDisposable
{
    private readonly Factory factory;

    private ConsoleApp(string connection, SettableClock clock, int port, (string Name, string Value)[] settings) =>
        (Connection, Clock, factory) = (connection, clock, new Factory(connection, clock, port, settings));

    /// <summary>The clock that the console reads.</summary>
    public SettableClock Clock { get; }

    /// <summary>Where its database is.</summary>
    public string Connection { get; }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What the console could not put into words.</summary>
    public IEnumerable<string> MissingTexts => Services.GetRequiredService<TextWatch>().Missing;

    /// <summary>All services.</summary>
    public IServiceProvider Services => factory.Services;

    /// <summary>Starts the console.</summary>
    /// <param name="connection">A database to go on with, or null for a new copy of the template.</param>
    /// <param name="port">A port to take, or 0 for a free one.</param>
    /// <param name="settings">Settings of this console alone.</param>
    public static async Task<ConsoleApp> StartAsync(string? connection = null, int port = 0, params (string Name, string Value)[] settings)
    {
        var app = new ConsoleApp(connection ?? await PublishedTemplate.CopyAsync(), SettableClock.OnAWorkday(), port, settings);
        app.factory.StartServer();
        app.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return app;
    }

    /// <summary>Runs an act of one actor with one service.</summary>
    public async Task AsAsync<TService>(Actor actor, Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(actor);
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await factory.DisposeAsync();

    private sealed class Factory : WebApplicationFactory<Program>
    {
        private readonly SettableClock clock;
        private readonly string connection;
        private readonly (string Name, string Value)[] settings;

        public Factory(string connection, SettableClock clock, int port, (string Name, string Value)[] settings)
        {
            (this.connection, this.clock, this.settings) = (connection, clock, settings);
            UseKestrel(port);
        }

        // These settings reach Program as arguments, which is where the console looks for its database first.
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            SetUp(builder);
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
        }

        // Tests move the clock by days; sign-ins outlast that unless a test says otherwise.
        private void SetUp(IWebHostBuilder builder) => builder
            .UseSetting("Access:IdleAfter", "60.00:00:00")
            .UseSetting("Access:LongestSession", "60.00:00:00")
            .UseEnvironment("Development")
            .UseSetting("ConnectionStrings:Console", PrivatePostgres.ForConsole(connection))
            .UseSetting("ConnectionStrings:ConsoleOwner", connection)
            .UseSetting(ConsoleStart.DemoSetting, "false")
            .UseSetting(ConsoleHost.JobsSetting, "false")
            .UseSetting(AuditSetup.FolderSetting, TestDatabase.Folder)
            .UseSetting(ConsoleServices.KeyFileSetting, ConsoleServices.KeyFile)
            .ConfigureLogging(logging => logging.ClearProviders())
            .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)
                .AddSingleton<ResourceManagerStringLocalizerFactory>().AddSingleton<TextWatch>()
                .AddSingleton<IStringLocalizerFactory>(provider => provider.GetRequiredService<TextWatch>()));
    }
}
