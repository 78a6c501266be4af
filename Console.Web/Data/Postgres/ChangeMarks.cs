using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>The marks of one changed day: which rows they are, so that exactly these go, and which sites they name.</summary>
internal sealed record ChangeMarks(long[] Ids, int[] Sites)
{
    public static async Task<ChangeMarks> ReadAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select id, site_id from changed_days where day = $1", connection) { Parameters = { new() { Value = day } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var (ids, sites) = (new List<long>(), new SortedSet<int>());
        while (await reader.ReadAsync(cancel))
        {
            ids.Add(reader.GetInt64(0));
            sites.Add(reader.GetInt32(1));
        }
        return new ChangeMarks([.. ids], [.. sites]);
    }

    public async Task RemoveAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("delete from changed_days where id = any($1)", connection) { Parameters = { new() { Value = Ids } } };
        await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task AddAsync(NpgsqlConnection connection, int[] sites, DateOnly day, CancellationToken cancel)
    {
        if (sites.Length == 0) return;
        await using var command = new NpgsqlCommand("insert into changed_days (site_id, day) select site, $2 from unnest($1) site", connection)
        {
            Parameters = { new() { Value = sites }, new() { Value = day } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
