using System.Runtime.InteropServices;
using Npgsql;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>One day's live events of some sites, apart by site.</summary>
internal sealed class DayEvents
{
    private readonly Dictionary<int, List<GateEvent>> bySite;

    private DayEvents(Dictionary<int, List<GateEvent>> bySite) => this.bySite = bySite;

    public long Count { get; private set; }

    /// <summary>Columns that the aggregation reads.</summary>
    public const string Columns = "site_id, event_id, at, direction, plate_hash, admission, service";

    public static async Task<DayEvents> ReadAsync(NpgsqlConnection connection, DateOnly day, int[] sites, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from gate_events where service_day = $1 and state = 0 and site_id = any($2)", connection)
        {
            CommandTimeout = 0,
            Parameters = { new() { Value = day }, new() { Value = sites } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var events = new DayEvents(new Dictionary<int, List<GateEvent>>(sites.Length));
        while (await reader.ReadAsync(cancel)) events.Add(reader);
        return events;
    }

    public ReadOnlyMemory<GateEvent> Of(int site) =>
        bySite.TryGetValue(site, out var events) ? CollectionsMarshal.AsSpan(events).ToArray() : ReadOnlyMemory<GateEvent>.Empty;

    private void Add(NpgsqlDataReader reader)
    {
        ref var events = ref CollectionsMarshal.GetValueRefOrAddDefault(bySite, reader.GetInt32(0), out _);
        (events ??= []).Add(new GateEvent(
            reader.GetString(1), reader.GetDateTime(2).Ticks, (Direction)reader.GetInt16(3), reader.GetInt64(4), (Admission)reader.GetInt16(5),
            reader.IsDBNull(6) ? null : (ServiceKind)reader.GetInt16(6)));
        Count++;
    }
}
