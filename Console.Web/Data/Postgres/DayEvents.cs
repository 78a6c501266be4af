using System.Runtime.InteropServices;
using Npgsql;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>One day's live events of some sites, apart by site.</summary>
internal sealed class DayEvents
{
    private readonly Dictionary<int, List<GateEvent>> bySite = [];

    public long Count { get; private set; }

    public static async Task<DayEvents> ReadAsync(NpgsqlConnection connection, DateOnly day, int[] sites, CancellationToken cancel)
    {
        var events = new DayEvents();
        await DayReader.ReadAsync(connection, day, sites, events.Add, cancel);
        return events;
    }

    /// <summary>The site's events, in no order; several threads may ask at once.</summary>
    public ReadOnlyMemory<GateEvent> Of(int site) =>
        bySite.TryGetValue(site, out var events) ? CollectionsMarshal.AsSpan(events).ToArray() : ReadOnlyMemory<GateEvent>.Empty;

    private void Add(int site, GateEvent one)
    {
        ref var events = ref CollectionsMarshal.GetValueRefOrAddDefault(bySite, site, out _);
        (events ??= []).Add(one);
        Count++;
    }
}
