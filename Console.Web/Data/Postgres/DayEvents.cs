using System.Buffers;
using System.Runtime.InteropServices;
using Npgsql;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>One day's live events of some sites, apart by site, in memory that is lent until disposal.</summary>
internal sealed class DayEvents : IDisposable
{
    private const int FirstRoom = 256;
    private readonly Dictionary<int, (GateEvent[] Room, int Used)> bySite = [];

    public long Count { get; private set; }

    public static async Task<DayEvents> ReadAsync(NpgsqlConnection connection, DateOnly day, int[] sites, CancellationToken cancel)
    {
        var events = new DayEvents();
        await DayReader.ReadAsync(connection, day, sites, events.Add, cancel);
        return events;
    }

    /// <summary>The site's events, in no order.</summary>
    public ReadOnlyMemory<GateEvent> Of(int site) => bySite.TryGetValue(site, out var events) ? events.Room.AsMemory(0, events.Used) : default;

    public void Dispose()
    {
        foreach (var (room, _) in bySite.Values) ArrayPool<GateEvent>.Shared.Return(room, clearArray: true);
        bySite.Clear();
    }

    private void Add(int site, GateEvent one)
    {
        ref var events = ref CollectionsMarshal.GetValueRefOrAddDefault(bySite, site, out var known);
        if (!known) events.Room = ArrayPool<GateEvent>.Shared.Rent(FirstRoom);
        else if (events.Used == events.Room.Length) events.Room = Grow(events.Room);
        events.Room[events.Used++] = one;
        Count++;
    }

    private static GateEvent[] Grow(GateEvent[] room)
    {
        var larger = ArrayPool<GateEvent>.Shared.Rent(room.Length * 2);
        room.CopyTo(larger, 0);
        ArrayPool<GateEvent>.Shared.Return(room, clearArray: true);
        return larger;
    }
}
