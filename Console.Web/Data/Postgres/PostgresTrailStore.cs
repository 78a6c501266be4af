using System.Data;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>The chain of the audit trail in PostgreSQL: one row of seals a line, apart from the lines, so that sealing alters none.</summary>
internal sealed class PostgresTrailStore(NpgsqlDataSource source, DatabaseOwner owner) : ITrailStore
{
    private const long SealLock = 0x7365_616c_6572;
    private const int Piece = 5_000;

    // A transaction that took its numbers and committed later than this many lines is found by the round that looks for everything.
    private const int LateNumbers = 20_000;

    private const string HeadQuery = "select number, mac from audit_seals order by number desc limit 1";

    public string Name
    {
        get
        {
            var address = new NpgsqlConnectionStringBuilder(source.ConnectionString);
            var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{address.Host}|{address.Port}|{address.Database}")));
            return $"{address.Database}-{name[..8]}";
        }
    }

    public async Task<TrailHead> HeadAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await HeadAsync(connection, cancel);
    }

    public async Task<TrailHead?> PlaceAsync(long number, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await PlaceAsync(connection, "select number, mac from audit_seals where number = $1", cancel, number);
    }

    public async Task<SealRound> SealAsync(TrailChain chain, bool everything, CancellationToken cancel)
    {
        var (from, all, refused) = (everything ? 0L : await LowestAsync(cancel), 0, 0);
        while (true)
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            if (!await TryLockAsync(connection, cancel)) return new SealRound(null, all, refused);
            var head = await HeadAsync(connection, cancel);
            var lines = await WaitingAsync(connection, from, cancel);
            if (lines.Count == 0) return new SealRound(head, all, refused);
            var genuine = lines.FindAll(chain.IsGenuine);
            head = await WriteAsync(connection, chain, head, genuine, cancel);
            await transaction.CommitAsync(cancel);
            (from, all, refused) = (lines[^1].Id, all + genuine.Count, refused + lines.Count - genuine.Count);
            if (lines.Count < Piece) return new SealRound(head, all, refused);
        }
    }

    public async Task ReadAsync(TrailChain chain, Func<TrailHead, TrailVerifier> begin, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var start = await CheckpointAsync(connection, chain, cancel);
        var verifier = begin(start);
        if (await ReadChainAsync(connection, start.Number, verifier, cancel) && verifier.EndChain()) await ReadWaitingAsync(connection, verifier, cancel);
    }

    public async Task<long> PruneAsync(ConsoleDb database, TrailChain chain, DateTimeOffset before, DateTimeOffset at, CancellationToken cancel)
    {
        if (!owner.IsKnown && !await MayAlterAsync(cancel)) throw new RuleException("trail-owner");
        await using var connection = await owner.OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var gone = await TrailPruning.RunAsync(connection, chain, before, at, SealLock, cancel);
        if (gone == 0) return 0;
        database.Database.SetDbConnection(connection);
        await database.Database.UseTransactionAsync(transaction, cancel);
        database.Note(new AuditNote("pruned", nameof(AuditEntry), $"{gone}"));
        await database.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return gone;
    }

    public async Task<bool> MayAlterAsync(CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            "select bool_or(has_table_privilege(one, 'update') or has_table_privilege(one, 'delete') or has_table_privilege(one, 'truncate')) from unnest(array['audit_trail', 'audit_seals', 'audit_checkpoints']) one");
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    private static async Task<TrailHead> HeadAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        await PlaceAsync(connection, HeadQuery, cancel)
        ?? await PlaceAsync(connection, "select number, mac from audit_checkpoints order by number desc limit 1", cancel)
        ?? TrailHead.Start;

    private static async Task<TrailHead?> PlaceAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params long[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new TrailHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    private static async Task<bool> TryLockAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = SealLock } } };
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    private static async Task<List<AuditEntry>> WaitingAsync(NpgsqlConnection connection, long from, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"select {TrailColumns.Names} from audit_trail t where t.id > $1 and not exists (select from audit_seals s where s.entry_id = t.id) order by t.id limit $2", connection)
        {
            Parameters = { new() { Value = from }, new() { Value = Piece } },
        };
        var lines = new List<AuditEntry>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) lines.Add(TrailColumns.Read(reader, 0));
        return lines;
    }

    private static async Task<TrailHead> WriteAsync(NpgsqlConnection connection, TrailChain chain, TrailHead head, List<AuditEntry> lines, CancellationToken cancel)
    {
        var places = new List<TrailHead>(lines.Count);
        foreach (var line in lines) places.Add(head = chain.Seal(head, line));
        await using var command = new NpgsqlCommand("insert into audit_seals (number, entry_id, mac) select * from unnest($1, $2, $3)", connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. places.Select(place => place.Number)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. lines.Select(line => line.Id)] });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. places.Select(place => place.Mac)] });
        await command.ExecuteNonQueryAsync(cancel);
        return head;
    }

    // One that is not signed counts for nothing: what it says was let go of is then missing.
    private static async Task<TrailHead> CheckpointAsync(NpgsqlConnection connection, TrailChain chain, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select number, mac, signature from audit_checkpoints order by number desc", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var place = new TrailHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
            if (chain.SignCheckpoint(place).AsSpan().SequenceEqual(reader.GetFieldValue<byte[]>(2))) return place;
        }
        return TrailHead.Start;
    }

    private static async Task<bool> ReadChainAsync(NpgsqlConnection connection, long after, TrailVerifier verifier, CancellationToken cancel)
    {
        while (true)
        {
            await using var command = new NpgsqlCommand(
                $"select s.number, s.mac, s.entry_id, t.id is null, {TrailColumns.Names} from (select * from audit_seals where number > $1 order by number limit $2) s left join audit_trail t on t.id = s.entry_id order by s.number", connection)
            {
                Parameters = { new() { Value = after }, new() { Value = Piece } },
            };
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var rows = 0;
            for (; await reader.ReadAsync(cancel); rows++)
            {
                var place = new TrailHead(after = reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
                if (!verifier.Take(new TrailLink(place, reader.GetInt64(2), reader.GetBoolean(3) ? null : TrailColumns.Read(reader, 4)))) return false;
            }
            if (rows == 0) return true;
        }
    }

    private static async Task ReadWaitingAsync(NpgsqlConnection connection, TrailVerifier verifier, CancellationToken cancel)
    {
        for (var lines = await WaitingAsync(connection, 0, cancel); lines.Count > 0; lines = await WaitingAsync(connection, lines[^1].Id, cancel))
            if (lines.Any(line => !verifier.TakeWaiting(line))) return;
    }

    private async Task<long> LowestAsync(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select coalesce(max(entry_id), 0) from audit_seals");
        return Math.Max(0, (long)(await command.ExecuteScalarAsync(cancel))! - LateNumbers);
    }
}
