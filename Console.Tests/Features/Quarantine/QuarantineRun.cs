using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Quarantine;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Tests.Features.Quarantine;

/// <summary>Two units, each with a live site and a key of its gates, whose events come in as the API takes them.</summary>
internal sealed class QuarantineRun : IAsyncDisposable
{
    private readonly Dictionary<string, string> keys = [];
    private readonly Dictionary<string, int> organisations = [];

    public ConsoleServices Console { get; } = new();

    public static async Task<QuarantineRun> StartAsync()
    {
        var run = new QuarantineRun();
        await run.Console.InitializeAsync();
        foreach (var unit in new[] { "MINE", "OTHER" }) await run.MakeAsync(unit);
        return run;
    }

    /// <summary>A record of this morning at a site.</summary>
    public string Line(string id, string site = "OLD-1", string plate = "沪A12345", string? at = null, string direction = "entry") =>
        TrafficDatabase.Line(id, at ?? $"{Console.Clock.Today:yyyy-MM-dd}T06:00:00+08:00", plate, direction, site);

    public Task<IngestionAnswer> SendAsync(params string[] lines) => SendAsync("MINE", Console.Services, lines);

    /// <summary>Sends by a unit's key to one node.</summary>
    public async Task<IngestionAnswer> SendAsync(string unit, IServiceProvider node, params string[] lines)
    {
        await using var scope = node.CreateAsyncScope();
        var service = scope.ServiceProvider.GetRequiredService<ApiKeyService>();
        var key = (await service.FindAsync(keys[unit], CancellationToken.None))!;
        return await scope.ServiceProvider.GetRequiredService<IngestionService>().IngestAsync(
            GateEventReader.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), GateEventFormat.Lines, Console.Clock.GetUtcNow())!,
            await service.SenderAsync(key, CancellationToken.None), await scope.ServiceProvider.GetRequiredService<SiteDirectorySource>()(CancellationToken.None), CancellationToken.None);
    }

    public Actor ManagerOf(string unit) => Register.UnitManagerOf(organisations[unit]);

    public async Task<int> KeyOfAsync(string unit) => (await Console.AsAsync<QuarantineService, List<SenderChoice>>(ManagerOf(unit), quarantine => quarantine.KeysAsync())).Single().Id;

    public Task MapAsync(string code, string site, int? key = null) => Console.AsAsync<SiteCodeService>(
        Register.Operator, mappings => mappings.SetAsync(new SiteCodeInput { Code = code, KeyId = key, SiteCode = site, Reason = "the code of the old contract" }));

    public Task<ReplayCounts> ReplayAsync(QuarantineFilter? filter = null) =>
        Console.AsAsync<ReplayService, ReplayCounts>(Register.Operator, replays => replays.ReplayAsync(filter ?? new QuarantineFilter()));

    public Task<List<QuarantineEntryRow>> EntriesAsync(Actor? actor = null) => Console.AsAsync<QuarantineService, List<QuarantineEntryRow>>(
        actor ?? Register.Operator, async quarantine => [.. (await quarantine.ListAsync(new QuarantineFilter { State = null }, new Paging(0, 200, "Id"))).Rows]);

    public Task<Receipts> ReceiptsAsync(Actor? actor = null) => Console.AsAsync<ReceiptService, Receipts>(
        actor ?? Register.Operator, receipts => receipts.ListAsync(Console.Clock.Today.AddDays(-7), Console.Clock.Today, null, (0, 100)));

    public Task<List<string>> QueryAsync(string sql) => TestDatabase.QueryAsync<string>(Console.Connection, sql);

    public async ValueTask DisposeAsync() => await Console.DisposeAsync();

    private async Task MakeAsync(string unit)
    {
        organisations[unit] = await Console.OrganisationAsync(unit);
        await Console.SiteAsync(Register.Site(unit, $"{unit}-1"), Lifecycle.Live);
        await Console.AsAsync<ApiKeyService>(Register.Administrator, async service => keys[unit] = await service.CreateAsync(unit, $"Gates of {unit}"));
    }
}
