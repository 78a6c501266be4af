using Npgsql;
using NpgsqlTypes;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>What a replay does to entries of the quarantine, in the transaction that stores their events: both happen, or neither.</summary>
internal static class QuarantineReplay
{
    private const string WriteSql = """
        update quarantined_events q set
            state = u.state,
            received_code = case when u.code <> q.code then coalesce(q.received_code, q.code) else q.received_code end,
            code = coalesce(u.code, q.code),
            message = coalesce(u.message, q.message),
            payload_cipher = case when u.state = 0 then q.payload_cipher end,
            handled_at = $5,
            handled_by = $6,
            handled_why = null
        from unnest($1, $2, $3, $4) as u (id, state, code, message) where q.id = u.id
        """;

    /// <summary>Locks the entries that are still open and leaves the records of the others out: of two replays at once the second finds nothing left.</summary>
    public static async Task<TrafficBatch> TakeOpenAsync(NpgsqlTransaction transaction, TrafficBatch batch, Replay replay, CancellationToken cancel)
    {
        const string sql = "select id from quarantined_events where id = any($1) and state = 0 order by id for update";
        await using var command = new NpgsqlCommand(sql, transaction.Connection, transaction) { Parameters = { new NpgsqlParameter<long[]> { TypedValue = [.. replay.Entries] } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var open = new HashSet<long>();
        while (await reader.ReadAsync(cancel)) open.Add(reader.GetInt64(0));
        return batch with
        {
            Events = [.. batch.Events.Where(row => open.Contains(replay.Entries[row.Record]))],
            Refused = [.. batch.Refused.Where(row => open.Contains(replay.Entries[row.Record]))],
        };
    }

    /// <summary>Writes what became of the entries: the refused stay open with the reason of this time.</summary>
    public static async Task<ReplayCounts> WriteAsync(NpgsqlTransaction transaction, Replay replay, BatchReception reception, CancellationToken cancel)
    {
        List<(int Record, QuarantineState State, QuarantineRow? Refused)> ends =
            [.. reception.Kept().Select(one => (one.Record, one.IsDuplicate ? QuarantineState.Duplicate : QuarantineState.Accepted, (QuarantineRow?)null)),
            .. reception.Refused().Select(row => (row.Record, QuarantineState.Open, (QuarantineRow?)row))];
        await using var command = new NpgsqlCommand(WriteSql, transaction.Connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. ends.Select(end => replay.Entries[end.Record])] });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. ends.Select(end => (short)end.State)] });
        command.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. ends.Select(end => end.Refused?.Code)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. ends.Select(end => end.Refused?.Message)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = replay.At.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = replay.By });
        await command.ExecuteNonQueryAsync(cancel);
        return new ReplayCounts(ends.Count, ends.Count(end => end.State == QuarantineState.Accepted), ends.Count(end => end.State == QuarantineState.Duplicate));
    }
}
