using System.Text;
using Npgsql;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Tests.Support;

/// <summary>A database with the tables of gate events, and ingestion on it. Sites SH-001 (live), SH-002 (not live) and SH-009 (another sender's).</summary>
internal sealed class TrafficDatabase : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 10, 4, 0, 0, TimeSpan.Zero);
    public static readonly SenderKey Sender = new(7, new HashSet<int> { 1, 2 });
    public static readonly SiteDirectory Directory = new(new Dictionary<string, KnownSite>
    {
        ["SH-001"] = new(1, true),
        ["SH-002"] = new(2, false),
        ["SH-009"] = new(9, true),
    });

    private readonly string connection;
    private readonly NpgsqlDataSource source;

    private TrafficDatabase(string connection, DateTimeOffset now)
    {
        this.connection = connection;
        source = NpgsqlDataSource.Create(connection);
        Store = new PostgresTrafficStore(source);
        Ingestion = new IngestionService(Store, Vault, new FixedClock(now));
    }

    public PlateVault Vault { get; } = new(PlateKeys.Parse(PlateKeys.Create()));

    public PostgresTrafficStore Store { get; }

    public IngestionService Ingestion { get; }

    public static async Task<TrafficDatabase> CreateAsync(DateTimeOffset? now = null)
    {
        var connection = await TestDatabase.CreateAsync();
        await TestDatabase.ExecuteAsync(connection, TrafficSchema.Script);
        return new TrafficDatabase(connection, now ?? Now);
    }

    /// <summary>A record of the wire format; what is not named is an ordinary entry at SH-001.</summary>
    public static string Line(
        string id, string at = "2026-03-02T08:00:00+08:00", string plate = "沪A12345", string direction = "entry", string site = "SH-001",
        string admission = "ordinary", string more = "") =>
        $$"""{"eventId":"{{id}}","siteCode":"{{site}}","gate":"G1","direction":"{{direction}}","plate":"{{plate}}","at":"{{at}}","admission":"{{admission}}"{{more}}}""";

    public Task<IngestionAnswer> SendAsync(params string[] lines) => SendAsync(Sender, lines);

    public Task<IngestionAnswer> SendAsync(SenderKey sender, params string[] lines) => Ingestion.IngestAsync(
        GateEventReader.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), GateEventFormat.Lines, Now)!, sender, Directory, CancellationToken.None);

    public Task<List<T>> QueryAsync<T>(string sql) => TestDatabase.QueryAsync<T>(connection, sql);

    public Task ExecuteAsync(string sql) => TestDatabase.ExecuteAsync(connection, sql);

    public async Task<List<(int SiteId, GateEvent Event)>> ReadDayAsync(DateOnly day, int[]? siteIds = null)
    {
        var events = new List<(int, GateEvent)>();
        await Store.ReadDayAsync(day, siteIds, (siteId, one) => events.Add((siteId, one)), CancellationToken.None);
        return events;
    }

    /// <summary>Listens for notifications of traffic.</summary>
    public async Task<NpgsqlConnection> ListenAsync(Action<string> hear)
    {
        var listener = await source.OpenConnectionAsync();
        listener.Notification += (_, heard) => hear(heard.Channel);
        await using var listen = new NpgsqlCommand("listen traffic", listener);
        await listen.ExecuteNonQueryAsync();
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        Vault.Dispose();
        await source.DisposeAsync();
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
