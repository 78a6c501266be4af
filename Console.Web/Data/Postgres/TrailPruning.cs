using Npgsql;
using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Lets go of the oldest part of the chain, in a transaction of the owner, while nobody seals.</summary>
internal static class TrailPruning
{
    // Up to the line before the first that is young enough, whatever comes after it.
    private const string LastOld = """
        select s.number, s.mac from audit_seals s where s.number = (select coalesce(
            (select min(s.number) from audit_seals s join audit_trail t on t.id = s.entry_id where t.at >= $1),
            (select max(number) from audit_seals)) - 1)
        """;

    public static async Task<long> RunAsync(NpgsqlConnection connection, TrailChain chain, DateTimeOffset before, DateTimeOffset at, long sealLock, CancellationToken cancel)
    {
        await ExecuteAsync(connection, "select pg_advisory_xact_lock($1)", cancel, sealLock);
        if (await LastOldAsync(connection, before, cancel) is not { } last) return 0;
        var gone = await ExecuteAsync(connection, "delete from audit_trail where id in (select entry_id from audit_seals where number <= $1)", cancel, last.Number);
        await ExecuteAsync(connection, "delete from audit_seals where number <= $1", cancel, last.Number);
        await ExecuteAsync(
            connection, "insert into audit_checkpoints (number, mac, signature, at, lines) values ($1, $2, $3, $4, $5)", cancel,
            last.Number, last.Mac, chain.SignCheckpoint(last), at.UtcDateTime, (long)gone);
        return gone;
    }

    private static async Task<TrailHead?> LastOldAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(LastOld, connection) { Parameters = { new() { Value = before.UtcDateTime } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new TrailHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
