using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Traffic on PostgreSQL.</summary>
internal sealed class PostgresTrafficStore(NpgsqlDataSource source) : ITrafficStore
{
    public async Task MarkChangedAsync(IReadOnlyCollection<int> siteIds, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            "insert into changed_days (site_id, day) select site, day::date from unnest($1) site, generate_series($2::date, $3::date, '1 day') day");
        command.Parameters.Add(new() { Value = siteIds.ToArray() });
        command.Parameters.Add(new() { Value = first });
        command.Parameters.Add(new() { Value = last });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
