using Npgsql;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Reads the live events of one service day by binary COPY, the fastest way out of the database.</summary>
internal static class DayReader
{
    public static async Task ReadAsync(
        NpgsqlConnection connection, DateOnly day, IReadOnlyCollection<int>? siteIds, Action<int, GateEvent> take, CancellationToken cancel)
    {
        if (siteIds is { Count: 0 } || !await ExistsAsync(connection, day, cancel)) return;

        var query = $"copy (select site_id, event_id, at, direction, plate_hash, admission, service from {TrafficSchema.PartitionOf(day)} where state = 0{Among(siteIds)}) to stdout (format binary)";
        await using var export = await connection.BeginBinaryExportAsync(query, cancel);
        while (await export.StartRowAsync(cancel) >= 0)
        {
            cancel.ThrowIfCancellationRequested();
            Take(export, take);
        }
    }

    /// <summary>Whether a day ever had an event.</summary>
    public static async Task<bool> ExistsAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancel)
    {
        await using var exists = new NpgsqlCommand($"select to_regclass('{TrafficSchema.PartitionOf(day)}') is not null", connection);
        return await exists.ExecuteScalarAsync(cancel) is true;
    }

    // On a full night the sites are a run of numbers without a gap, and comparing two of them costs the server less than a search.
    private static string Among(IReadOnlyCollection<int>? siteIds)
    {
        if (siteIds is null) return "";
        var (first, last) = (siteIds.Min(), siteIds.Max());
        var within = $" and site_id between {first} and {last}";
        return last - first + 1 == siteIds.Count ? within : $"{within} and site_id = any ('{{{string.Join(',', siteIds)}}}')";
    }

    private static void Take(NpgsqlBinaryExporter export, Action<int, GateEvent> take)
    {
        var siteId = export.Read<int>();
        var eventId = export.Read<string>();
        var at = export.Read<DateTime>().Ticks;
        var direction = (Direction)export.Read<short>();
        var plate = export.Read<long>();
        var admission = (Admission)export.Read<short>();
        take(siteId, new GateEvent(eventId, at, direction, plate, admission, ReadService(export)));
    }

    private static ServiceKind? ReadService(NpgsqlBinaryExporter export)
    {
        if (!export.IsNull) return (ServiceKind)export.Read<short>();
        export.Skip();
        return null;
    }
}
