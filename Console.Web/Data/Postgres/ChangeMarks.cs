using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Marks of one changed day: which rows they are, so that exactly these go, and which sites they name.</summary>
internal sealed class ChangeMarks(IReadOnlyList<(long Id, int Site)> marks)
{
    // The events of that many sites fit into memory easily, and fewer would have the day read more often.
    private const int MostSites = 1000;

    /// <summary>The marked sites, rising.</summary>
    public int[] Sites { get; } = [.. marks.Select(mark => mark.Site).Distinct().Order()];

    public static async Task<ChangeMarks> ReadAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select id, site_id from changed_days where day = $1", connection) { Parameters = { new() { Value = day } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var marks = new List<(long, int)>();
        while (await reader.ReadAsync(cancel)) marks.Add((reader.GetInt64(0), reader.GetInt32(1)));
        return new ChangeMarks(marks);
    }

    /// <summary>Parts of neighbouring sites that are worked on one after another.</summary>
    public IEnumerable<ChangeMarks> Split() =>
        marks.GroupBy(mark => mark.Site).OrderBy(site => site.Key).Chunk(MostSites)
            .Select(part => new ChangeMarks([.. part.SelectMany(site => site)]));

    public async Task RemoveAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("delete from changed_days where id = any($1)", connection)
        {
            Parameters = { new() { Value = marks.Select(mark => mark.Id).ToArray() } },
        };
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
