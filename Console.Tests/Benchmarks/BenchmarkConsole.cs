using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>The whole console on a socket, on a durable PostgreSQL of its own in a folder that goes afterwards.</summary>
internal sealed class BenchmarkConsole : IAsyncDisposable
{
    private const string UnitCode = "BENCH";
    private const int Spaces = 40;
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"parkingops-bench-{Environment.ProcessId}");
    private readonly PrivatePostgres server;

    private BenchmarkConsole() => server = PrivatePostgres.Start(folder, TextWriter.Null, durable: true);

    /// <summary>The day before the console's today; all events are of it.</summary>
    public static DateOnly Day { get; } = SettableClock.OnAWorkday().Today.AddDays(-1);

    public ConsoleApp App { get; private set; } = null!;

    public NpgsqlDataSource Database { get; private set; } = null!;

    /// <summary>Key of a machine that reaches all sites.</summary>
    public string Key { get; private set; } = "";

    public int[] SiteIds { get; private set; } = [];

    public static async Task<BenchmarkConsole> StartAsync()
    {
        var console = new BenchmarkConsole();
        console.Database = NpgsqlDataSource.Create(console.server.OwnerConnectionString);
        console.App = await ConsoleApp.StartAsync(console.server.OwnerConnectionString);
        return console;
    }

    /// <summary>Registers the sites and makes the key.</summary>
    public async Task PrepareAsync(int sites)
    {
        await RegisterAsync(sites);
        await App.AsAsync<ApiKeyService>(Actor.System, async keys => Key = await keys.CreateAsync(UnitCode, "bench"));
    }

    public static string CodeOf(int site) => $"B-{site}";

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task RunAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Database.DisposeAsync();
        server.Dispose();
        foreach (var mine in new[] { folder, TestDatabase.Folder })
            if (Directory.Exists(mine)) Directory.Delete(mine, recursive: true);
    }

    // One site in three shares its spaces at night.
    private async Task RegisterAsync(int count)
    {
        await using var database = await App.Services.GetRequiredService<IDbContextFactory<ConsoleDb>>().CreateDbContextAsync();
        database.Actor = Actor.System;
        var unit = Organisation.Register(UnitCode, "某单位", OrganisationKind.GovernmentOrgan, AdministrativeLevel.Municipal);
        var sites = Enumerable.Range(0, count).Select(number => Site.Register(CodeOf(number), CodeOf(number), unit)).ToList();
        database.AddRange(sites);
        await database.SaveChangesAsync();
        SiteIds = [.. sites.Select(site => site.Id)];
        foreach (var site in SiteIds.Where((_, number) => number % 3 == 0))
        {
            var windows = WindowInput.OfficeYard(Spaces).ConvertAll(window => window.ToWindow());
            database.Add(Quota.Set(site, ServiceKind.OffPeakSharing, Day, windows.Select(window => new QuotaWindow(window, Spaces)), "bench", ServiceDay.StartOf(Day), null));
            var terms = new OfferTerms(ServiceKind.OffPeakSharing, Spaces, Day, null, PriceProduct.Free, 0, null);
            database.Add(Offer.Publish(site, terms, windows.ConvertAll(window => window with { }), "bench", ServiceDay.StartOf(Day)));
        }

        await database.SaveChangesAsync();
    }
}
