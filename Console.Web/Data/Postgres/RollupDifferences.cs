using System.Text.Json;
using Npgsql;
using ParkingOps.Domain.Statistics;
using ParkingOps.Web.Features.Statistics;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Tells figure by figure where what is stored of a day is not what was computed and staged in this transaction.</summary>
internal static class RollupDifferences
{
    private const string CarriedOut = "cars_inside_at_end";
    private const string Hours = "hours";

    // When a day became final is no figure.
    private const string Rollups = """
        select site_id, admission, service, key, stored, computed from (
            select coalesce(o.site_id, n.site_id) as site_id, coalesce(o.admission, n.admission)::int as admission, coalesce(o.service, n.service)::int as service, key,
                   case when key <> 'row' then to_jsonb(o) ->> key when o.site_id is not null then 'present' end as stored,
                   case when key <> 'row' then to_jsonb(n) ->> key when n.site_id is not null then 'present' end as computed,
                   o.site_id is null or n.site_id is null as alone
            from (select * from day_rollups where day = $1 and site_id = any($2)) o
            full join (select * from new_day_rollups where site_id = any($2)) n on n.site_id = o.site_id and n.admission = o.admission and n.service = o.service
            cross join unnest(array['row', 'entries', 'exits', 'vehicle_days', 'peak_cars', 'peak_at', 'has_traffic', 'hours', 'stays']) key
        ) compared where stored is distinct from computed and (not alone or key = 'row') order by 1, 2, 3, 4
        """;

    private const string Attributions = """
        select site_id, admission, coalesce(service, 0), 'found_for_' || day || '_kind_' || kind, hour::int, sum(stored)::text, sum(computed)::text from (
            select site_id, day, hour, kind, admission, service, count as stored, 0 as computed from day_attributions where found_on = $1 and site_id = any($2)
            union all
            select site_id, day, hour, kind, admission, service, 0, count from new_day_attributions where site_id = any($2)
        ) found group by site_id, day, hour, kind, admission, service having sum(stored) <> sum(computed) order by site_id, day, hour, kind
        """;

    /// <summary>The differences of some sites.</summary>
    public static async Task<List<RollupDifference>> ReadAsync(NpgsqlConnection connection, DateOnly day, int[] sites, IReadOnlyCollection<int> carriedDiffers, CancellationToken cancel)
    {
        var found = new List<RollupDifference>();
        await using (var zone = new NpgsqlCommand("set local time zone 'Asia/Shanghai'", connection)) await zone.ExecuteNonQueryAsync(cancel);
        await using (var rollups = await OpenAsync(connection, Rollups, day, sites, cancel))
            while (await rollups.ReadAsync(cancel))
                found.AddRange(Told(new RollupDifference(rollups.GetInt32(0), rollups.GetInt32(1), rollups.GetInt32(2), rollups.GetString(3), null, Text(rollups, 4), Text(rollups, 5))));
        await using (var attributions = await OpenAsync(connection, Attributions, day, sites, cancel))
            while (await attributions.ReadAsync(cancel))
                found.Add(new RollupDifference(
                    attributions.GetInt32(0), attributions.GetInt32(1), attributions.GetInt32(2), attributions.GetString(3), attributions.GetInt32(4), Text(attributions, 5), Text(attributions, 6)));
        found.AddRange(carriedDiffers.Select(site => new RollupDifference(site, 0, 0, CarriedOut, null, null, null)));
        return found;
    }

    private static IEnumerable<RollupDifference> Told(RollupDifference one)
    {
        if (one.Figure != Hours) return [one];
        var (stored, computed) = (JsonSerializer.Deserialize<int[]>(one.Stored!)!, JsonSerializer.Deserialize<int[]>(one.Computed!)!);
        return Enumerable.Range(0, Math.Max(stored.Length, computed.Length))
            .Where(index => stored.ElementAtOrDefault(index) != computed.ElementAtOrDefault(index) || index >= stored.Length || index >= computed.Length)
            .Select(index => one with
            {
                Figure = DayRollup.HourNames[index / DayFigures.Hours],
                Hour = index % DayFigures.Hours,
                Stored = index < stored.Length ? $"{stored[index]}" : null,
                Computed = index < computed.Length ? $"{computed[index]}" : null,
            });
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static async Task<NpgsqlDataReader> OpenAsync(NpgsqlConnection connection, string sql, DateOnly day, int[] sites, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = day }, new() { Value = sites } }, CommandTimeout = 0 };
        return await command.ExecuteReaderAsync(cancel);
    }
}
