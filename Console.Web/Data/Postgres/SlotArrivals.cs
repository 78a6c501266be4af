using Npgsql;
using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Reads of one day's events what the outcomes of reservations need.</summary>
internal static class SlotArrivals
{
    /// <summary>Entries of some plates at their sites.</summary>
    public static async Task<List<Arrival>> ReadAsync(NpgsqlConnection connection, DateOnly day, IReadOnlyList<(int SiteId, long PlateHash)> plates, CancellationToken cancel)
    {
        var arrivals = new List<Arrival>();
        if (plates.Count == 0 || !await DayReader.ExistsAsync(connection, day, cancel)) return arrivals;
        var sql = "select e.site_id, e.plate_hash, e.at from unnest($1, $2) p (site_id, plate_hash) "
            + $"join {TrafficSchema.PartitionOf(day)} e on e.site_id = p.site_id and e.plate_hash = p.plate_hash where e.state = 0 and e.direction = 1";
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. plates.Select(one => one.SiteId)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. plates.Select(one => one.PlateHash)] });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) arrivals.Add(new Arrival(reader.GetInt32(0), reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(2)));
        return arrivals;
    }

    /// <summary>Those of some sites that had an event at all.</summary>
    public static async Task<HashSet<int>> HeardAsync(NpgsqlConnection connection, DateOnly day, int[] sites, CancellationToken cancel)
    {
        var heard = new HashSet<int>();
        if (!await DayReader.ExistsAsync(connection, day, cancel)) return heard;
        await using var command = new NpgsqlCommand(
            $"select site_id from unnest($1) s (site_id) where exists (select 1 from {TrafficSchema.PartitionOf(day)} e where e.site_id = s.site_id and e.state = 0)", connection)
        {
            Parameters = { new() { Value = sites } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) heard.Add(reader.GetInt32(0));
        return heard;
    }
}
