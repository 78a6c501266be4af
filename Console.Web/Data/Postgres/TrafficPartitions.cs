using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>
/// Makes the partitions of service days when their first event comes. A table is made apart and then attached, which, unlike
/// <c>create table ... partition of</c>, does not make readers and writers of other days wait. A function of the owner does it: the console's
/// own role owns no table.
/// </summary>
internal sealed class TrafficPartitions(NpgsqlDataSource source)
{
    private const long Lock = 0x6761_7465_6576_6e74;
    private readonly ConcurrentDictionary<DateOnly, bool> known = [];

    /// <summary>Makes what is missing, before the transaction that needs it.</summary>
    public async Task EnsureAsync(IEnumerable<DateOnly> days, CancellationToken cancel)
    {
        foreach (var day in days)
            if (!known.ContainsKey(day)) await MakeAsync(day, cancel);
    }

    /// <summary>A partition was found missing: another node dropped it.</summary>
    public void Forget() => known.Clear();

    private async Task MakeAsync(DateOnly day, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var partition = TrafficSchema.PartitionOf(day);
        await RunAsync($"select pg_advisory_xact_lock({Lock})");
        if (await RunAsync($"select to_regclass('{partition}')::text") is null or DBNull)
            await RunAsync(string.Create(CultureInfo.InvariantCulture, $"select make_gate_event_day('{day:yyyy-MM-dd}')"));

        await transaction.CommitAsync(cancel);
        known[day] = true;

        async Task<object?> RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return await command.ExecuteScalarAsync(cancel);
        }
    }
}
