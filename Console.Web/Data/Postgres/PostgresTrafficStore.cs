using Npgsql;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Gate events in PostgreSQL, one partition a service day.</summary>
public sealed class PostgresTrafficStore(NpgsqlDataSource source) : ITrafficStore
{
    private const int MostAttempts = 10;
    private const int PauseMilliseconds = 10;
    private readonly TrafficPartitions partitions = new(source);

    /// <inheritdoc/>
    public Task<TrafficOutcome> StoreAsync(TrafficBatch batch, CancellationToken cancel) => RetryAsync(batch, async (transaction, sealedDays) =>
    {
        var (reception, statements) = await ReceiveAsync(transaction, batch, sealedDays, cancel);
        var outcome = reception.ToOutcome();
        await QuarantineWriter.WriteAsync(transaction, batch, reception.Refused(), cancel);
        await statements.CloseAsync(reception.Changed, ReceptionCounts.Of(outcome.Receptions, batch.Refused.Count));
        return outcome;
    }, cancel);

    /// <inheritdoc/>
    public Task<ReplayCounts> ReplayAsync(TrafficBatch batch, Replay replay, CancellationToken cancel) => RetryAsync(batch, async (transaction, sealedDays) =>
    {
        var open = await QuarantineReplay.TakeOpenAsync(transaction, batch, replay, cancel);
        var (reception, statements) = await ReceiveAsync(transaction, open, sealedDays, cancel);
        // What was received stays what it was: a replay moves entries from open to another state, and receives nothing.
        await statements.CloseAsync(reception.Changed, counts: null);
        var counts = await QuarantineReplay.WriteAsync(transaction, replay, reception, cancel);
        if (counts.Tried > 0) await replay.Tell(transaction, counts);
        return counts;
    }, cancel);

    /// <inheritdoc/>
    public async Task ReadDayAsync(DateOnly day, IReadOnlyCollection<int>? siteIds, Action<int, GateEvent> take, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await DayReader.ReadAsync(connection, day, siteIds, take, cancel);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(int SiteId, GateEvent Event)>> ReadPlateAsync(
        long plateHash, IReadOnlyCollection<int> siteIds, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("""
            select site_id, event_id, at, direction, plate_hash, admission, service from gate_events
            where service_day between $1 and $2 and site_id = any($3) and plate_hash = $4 and state = 0
            """);
        foreach (var value in new object[] { first, last, siteIds.ToArray(), plateHash }) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var events = new List<(int, GateEvent)>();
        while (await reader.ReadAsync(cancel))
            events.Add((reader.GetInt32(0), new GateEvent(
                reader.GetString(1), reader.GetDateTime(2).Ticks, (Direction)reader.GetInt16(3), reader.GetInt64(4), (Admission)reader.GetInt16(5),
                reader.IsDBNull(6) ? null : (ServiceKind)reader.GetInt16(6))));
        return events;
    }

    /// <inheritdoc/>
    public async Task MarkChangedAsync(IReadOnlyCollection<int> siteIds, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            "insert into changed_days (site_id, day) select site, day::date from unnest($1) site, generate_series($2::date, $3::date, '1 day') day");
        command.Parameters.Add(new() { Value = siteIds.ToArray() });
        command.Parameters.Add(new() { Value = first });
        command.Parameters.Add(new() { Value = last });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<T> RetryAsync<T>(TrafficBatch batch, Func<NpgsqlTransaction, IReadOnlySet<DateOnly>, Task<T>> store, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var sealedDays = await partitions.EnsureAsync(DaysOf(batch), cancel);
                await using var connection = await source.OpenConnectionAsync(cancel);
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                var result = await store(transaction, sealedDays);
                await transaction.CommitAsync(cancel);
                return result;
            }
            catch (PostgresException failure) when (attempt < MostAttempts && MayPass(failure.SqlState))
            {
                if (failure.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.CheckViolation) partitions.Forget();
                // Those that met once would meet again if all came back at the same instant.
                await Task.Delay(Random.Shared.Next(PauseMilliseconds * attempt), cancel);
            }
        }
    }

    private static async Task<(BatchReception, TrafficTransaction)> ReceiveAsync(
        NpgsqlTransaction transaction, TrafficBatch batch, IReadOnlySet<DateOnly> sealedDays, CancellationToken cancel)
    {
        await using var begin = new NpgsqlCommand("select nextval('gate_event_batches')", transaction.Connection, transaction);
        var number = (long)(await begin.ExecuteScalarAsync(cancel))!;
        var statements = new TrafficTransaction(transaction.Connection!, transaction, batch, number, cancel);
        var reception = new BatchReception(batch, sealedDays);
        await reception.InsertNewAsync(statements);
        await reception.DecideOthersAsync(statements);
        return (reception, statements);
    }

    private static IEnumerable<DateOnly> DaysOf(TrafficBatch batch) =>
        batch.Events.SelectMany(row => row.MovedFrom is { } key ? new[] { row.Key.Day, key.Day } : [row.Key.Day]).Distinct();

    // Another batch took an identity or locked in another order, or a partition was dropped: the whole batch starts anew.
    private static bool MayPass(string sqlState) => sqlState
        is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
        or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.CheckViolation;
}
