using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Jobs;
using ParkingOps.Web.Features.Statistics;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Tests.Features.Statistics;

/// <summary>The whole way of an event, from its arrival to the table of figures, on a migrated database with some sites.</summary>
internal sealed class StatisticsRun : IAsyncDisposable
{
    private readonly ConsoleServices console = new();
    private SenderKey sender = null!;
    private SiteDirectory directory = null!;

    /// <summary>The clock of everything here.</summary>
    public SettableClock Clock => console.Clock;

    public IServiceProvider Services => console.Services;

    public string Connection => console.Connection;

    public static async Task<StatisticsRun> StartAsync(params string[] siteCodes)
    {
        var run = new StatisticsRun();
        await run.console.InitializeAsync();
        await using (var database = await run.OpenAsync())
        {
            var unit = Organisation.Register("ROLLUP", "某单位", OrganisationKind.GovernmentOrgan, AdministrativeLevel.Municipal);
            foreach (var code in siteCodes) database.Add(Site.Register(code, code, unit));
            await database.SaveChangesAsync();
        }

        run.directory = await run.Services.GetRequiredService<SiteDirectorySource>()(CancellationToken.None);
        run.sender = new SenderKey(0, run.directory.Sites.Values.Select(site => site.Id).ToHashSet());
        return run;
    }

    public int SiteId(string code) => directory.Sites[code].Id;

    public async Task<ConsoleDb> OpenAsync()
    {
        var database = await Services.GetRequiredService<IDbContextFactory<ConsoleDb>>().CreateDbContextAsync();
        database.Actor = Actor.System;
        return database;
    }

    public Task<IngestionAnswer> SendAsync(IEnumerable<string> lines) => Services.GetRequiredService<IngestionService>().IngestAsync(
        GateEventReader.ReadChunk(Encoding.UTF8.GetBytes(string.Join('\n', lines)), Clock.GetUtcNow()), sender, directory, CancellationToken.None);

    public Task<AggregationRun> AggregateAsync() =>
        console.AsAsync<AggregationService, AggregationRun>(Actor.System, aggregation => aggregation.RunAsync(CancellationToken.None));

    /// <summary>The rows of the table of figures.</summary>
    public async Task<IReadOnlyList<GroupFigures>> AskAsync(StatisticsQuery query) =>
        (await console.AsAsync<StatisticsService, StatisticsAnswer>(Actor.System, statistics => statistics.AnswerAsync(query))).Rows;

    public Task<List<string>> QueryAsync(string sql) => TestDatabase.QueryAsync<string>(Connection, sql);

    public async ValueTask DisposeAsync() => await console.DisposeAsync();
}
