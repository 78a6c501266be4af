using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>
/// Makes the partitions of service days when their first event comes. A table is made apart and then attached, which, unlike
/// <c>create table ... partition of</c>, does not make readers and writers of other days wait. A function of the owner does it: the console's
/// own role owns no table. The partition of a sealed day is never made again (semantics 17).
/// </summary>
internal sealed class TrafficPartitions(NpgsqlDataSource source)
{
    private const long Lock = 0x6761_7465_6576_6e74;

    // Whether the day is sealed.
    private readonly ConcurrentDictionary<DateOnly, bool> known = [];

    /// <summary>Makes what is missing, before the transaction that needs it; the days among them that are sealed and have none.</summary>
    public async Task<IReadOnlySet<DateOnly>> EnsureAsync(IEnumerable<DateOnly> days, CancellationToken cancel)
    {
        var sealedDays = new HashSet<DateOnly>();
        foreach (var day in days)
            if (known.TryGetValue(day, out var isSealed) ? isSealed : known[day] = !await TryMakeAsync(day, cancel)) sealedDays.Add(day);
        return sealedDays;
    }

    /// <summary>A partition was found missing: its day was sealed meanwhile, perhaps by another node.</summary>
    public void Forget() => known.Clear();

    private async Task<bool> TryMakeAsync(DateOnly day, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var partition = TrafficSchema.PartitionOf(day);
        await RunAsync($"select pg_advisory_xact_lock({Lock})");
        var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (await RunAsync($"select exists (select from sealed_days where day = '{date}')") is true) return false;
        if (await RunAsync($"select to_regclass('{partition}')::text") is null or DBNull) await RunAsync($"select make_gate_event_day('{date}')");
        await transaction.CommitAsync(cancel);
        return true;

        async Task<object?> RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return await command.ExecuteScalarAsync(cancel);
        }
    }
}
