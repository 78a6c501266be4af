using Npgsql;
using NpgsqlTypes;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Writes refused records into the quarantine, in the transaction of their batch.</summary>
internal static class QuarantineWriter
{
    private const string Sql = """
        insert into quarantined_events (received_at, key_id, record_index, code, message, site_code, organisation_id, event_id, at_text, plate_mask, payload_cipher)
        select $1, $2, * from unnest($3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    public static async Task WriteAsync(
        NpgsqlTransaction transaction, TrafficBatch batch, IReadOnlyCollection<QuarantineRow> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return;
        await using var command = new NpgsqlCommand(Sql, transaction.Connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = batch.ReceivedAt.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)batch.KeyId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        Add(NpgsqlDbType.Integer, row => row.Record);
        Add(NpgsqlDbType.Text, row => row.Code);
        Add(NpgsqlDbType.Text, row => row.Message);
        Add(NpgsqlDbType.Text, row => row.SiteCode);
        Add(NpgsqlDbType.Integer, row => row.OrganisationId);
        Add(NpgsqlDbType.Text, row => row.EventId);
        Add(NpgsqlDbType.Text, row => row.AtText);
        Add(NpgsqlDbType.Text, row => row.PlateMask);
        Add(NpgsqlDbType.Bytea, row => row.PayloadCipher);
        await command.ExecuteNonQueryAsync(cancel);

        void Add<T>(NpgsqlDbType type, Func<QuarantineRow, T> read) => command.Parameters.Add(
            new NpgsqlParameter<T[]> { TypedValue = [.. rows.Select(read)], NpgsqlDbType = NpgsqlDbType.Array | type });
    }
}
