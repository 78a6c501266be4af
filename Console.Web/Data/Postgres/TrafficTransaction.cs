using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>One attempt to store a batch: its connection, transaction and statements.</summary>
internal sealed class TrafficTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, TrafficBatch batch, long number, CancellationToken cancel)
{
    private const string Columns = GateEventColumns.Names + ", batch, received_at, key_id";
    private const string Values = "select u.*, $18::bigint, $19::timestamptz, $20::int from " + GateEventColumns.Unnested + " as u";

    /// <summary>Inserts events that are mostly new; those whose identity is taken are left out. Returns the number inserted.</summary>
    public async Task<int> InsertNewAsync(IReadOnlyList<GateEventRow> rows)
    {
        if (rows.Count < StagedEvents.Threshold) return await InsertAsync($"insert into gate_events ({Columns}) {Values} on conflict do nothing", rows);
        await ExecuteAsync(new NpgsqlCommand(StagedEvents.CreateTable, connection, transaction));
        await StagedEvents.CopyAsync(connection, rows, batch, number, cancel);
        return await ExecuteAsync(new NpgsqlCommand(StagedEvents.InsertNew, connection, transaction));
    }

    /// <summary>Inserts events whose identity is free, and fails when another transaction took it meanwhile.</summary>
    public Task<int> InsertAsync(IReadOnlyList<GateEventRow> rows) => InsertAsync($"insert into gate_events ({Columns}) {Values}", rows);

    /// <summary>Keeps records that arrived late, or were replaced by another of their batch, as versions.</summary>
    public Task<int> InsertVersionsAsync(IReadOnlyList<GateEventRow> rows) => InsertAsync(
        $"insert into gate_event_versions ({Columns}, replaced_at) select v.*, $19 from ({Values}) as v on conflict do nothing", rows);

    /// <summary>What others keep under the identities of one day, by position and without a lock.</summary>
    public async Task<List<(int Position, EventVersion Kept)>> FindTakenAsync(DateOnly day, IReadOnlyList<EventKey> keys)
    {
        const string sql = "select k.n, g.revision, g.state, g.content_hash from {0} cross join lateral "
            + "(select g.revision, g.state, g.content_hash from {1} where {2} and g.batch <> $3 limit 1) as g";
        await using var command = OfDay(day, keys, sql, new NpgsqlParameter<long> { TypedValue = number });
        return await ReadVersionsAsync(command);
    }

    /// <summary>Locks what is kept under the identities of one day and reads it; <paramref name="keys"/> in order.</summary>
    public async Task ReadKeptAsync(DateOnly day, IReadOnlyList<EventKey> keys, Dictionary<EventKey, EventVersion> kept)
    {
        const string sql = "select k.n, g.revision, g.state, g.content_hash from {0} cross join lateral "
            + "(select g.revision, g.state, g.content_hash from {1} where {2} for update) as g";
        await using var command = OfDay(day, keys, sql);
        foreach (var (position, version) in await ReadVersionsAsync(command)) kept[keys[position]] = version;
    }

    /// <summary>Copies the kept events of one day to the versions.</summary>
    public Task RetireAsync(DateOnly day, IReadOnlyList<EventKey> keys) => ExecuteAsync(OfDay(day, keys,
        "insert into gate_event_versions select g.*, $3 from {0} cross join lateral (select * from {1} where {2}) as g on conflict do nothing",
        new NpgsqlParameter<DateTime> { TypedValue = batch.ReceivedAt.UtcDateTime }));

    /// <summary>Takes away what is kept under identities of one day, to be written anew.</summary>
    public Task DeleteAsync(DateOnly day, IReadOnlyList<EventKey> keys) =>
        ExecuteAsync(OfDay(day, keys, "delete from {1} using {0} where {2}"));

    /// <summary>Marks site-days whose figures must be computed anew and wakes the nodes, and writes down what came in; together, which saves a round trip a request.</summary>
    public async Task CloseAsync(IReadOnlyCollection<(int SiteId, DateOnly Day)> changed, ReceptionCounts? counts)
    {
        await using var close = new NpgsqlBatch(connection, transaction);
        if (changed.Count > 0) close.BatchCommands.Add(Mark(changed));
        if (counts is not null) close.BatchCommands.Add(counts.Insert(batch));
        if (close.BatchCommands.Count > 0) await close.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlBatchCommand Mark(IReadOnlyCollection<(int SiteId, DateOnly Day)> changed) => new(
        "with marked as (insert into changed_days (site_id, day, marked_at) select site_id, day, $3 from unnest($1, $2) as u (site_id, day)) "
        + "select pg_notify('traffic', '')")
    {
        Parameters =
        {
            new NpgsqlParameter<int[]> { TypedValue = [.. changed.Select(one => one.SiteId)] },
            new NpgsqlParameter<DateOnly[]> { TypedValue = [.. changed.Select(one => one.Day)] },
            new NpgsqlParameter<DateTime> { TypedValue = batch.ReceivedAt.UtcDateTime },
        },
    };

    private async Task<int> InsertAsync(string sql, IReadOnlyList<GateEventRow> rows)
    {
        if (rows.Count == 0) return 0;
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        new GateEventColumns(rows).AddTo(command.Parameters);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = batch.ReceivedAt.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)batch.KeyId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        return await command.ExecuteNonQueryAsync(cancel);
    }

    // The day's partition by its own name: planning over the table of all days would look at, and lock, every one of them.
    private NpgsqlCommand OfDay(DateOnly day, IReadOnlyList<EventKey> keys, string sql, params NpgsqlParameter[] more)
    {
        const string asked = "unnest($1, $2) with ordinality as k (site_id, event_id, n)";
        const string matching = "g.site_id = k.site_id and g.event_id = k.event_id";
        var text = string.Format(CultureInfo.InvariantCulture, sql, asked, $"{TrafficSchema.PartitionOf(day)} as g", matching);
        var command = new NpgsqlCommand(text, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. keys.Select(key => key.SiteId)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. keys.Select(key => key.EventId)] });
        foreach (var parameter in more) command.Parameters.Add(parameter);
        return command;
    }

    private async Task<int> ExecuteAsync(NpgsqlCommand command)
    {
        await using (command) return await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<List<(int Position, EventVersion Version)>> ReadVersionsAsync(NpgsqlCommand command)
    {
        var versions = new List<(int, EventVersion)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            versions.Add(((int)reader.GetInt64(0) - 1, new EventVersion(reader.GetInt32(1), reader.GetInt16(2) != 0, reader.GetInt64(3))));
        return versions;
    }
}
