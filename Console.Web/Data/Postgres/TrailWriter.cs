using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Writes the lines of one save by one statement, in the transaction of the save: an import leaves thousands.</summary>
internal static class TrailWriter
{
    private const string Insert = """
        insert into audit_trail (id, at, by, address, act, record, key, organisation_id, before, after, reason, signature)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

    private const NpgsqlDbType Text = NpgsqlDbType.Text;

    /// <summary>Writes them.</summary>
    /// <exception cref="DbUpdateException">The database took no line; then nothing of the save may stand.</exception>
    public static async Task WriteAsync(ConsoleDb database, IReadOnlyList<AuditEntry> lines, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Insert, (NpgsqlConnection)database.Database.GetDbConnection());
        Add(NpgsqlDbType.Bigint, line => line.Id);
        Add(NpgsqlDbType.TimestampTz, line => line.At);
        Add(Text, line => line.By);
        Add(Text, line => line.Address);
        Add(Text, line => line.Act);
        Add(Text, line => line.Record);
        Add(Text, line => line.Key);
        Add(NpgsqlDbType.Integer, line => line.OrganisationId);
        Add(Text, line => line.Before);
        Add(Text, line => line.After);
        Add(Text, line => line.Reason);
        Add(NpgsqlDbType.Bytea, line => line.Signature);
        try
        {
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (NpgsqlException refused)
        {
            throw new DbUpdateException("The trail took no line.", refused);
        }

        void Add<T>(NpgsqlDbType type, Func<AuditEntry, T> field) =>
            command.Parameters.Add(new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = [.. lines.Select(field)] });
    }
}
