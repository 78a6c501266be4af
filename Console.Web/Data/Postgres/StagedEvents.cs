using Npgsql;
using NpgsqlTypes;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Brings a large batch to the server by binary COPY into a temporary table: arrays cost half as much again for thousands of rows.</summary>
internal static class StagedEvents
{
    /// <summary>From this many rows on the table is used; below, arrays need fewer round trips. See docs/benchmarks.md on how far that is measured.</summary>
    public const int Threshold = 2_000;

    /// <summary>Makes the temporary table of the connection; it is empty after each commit.</summary>
    public const string CreateTable = "create temp table if not exists staged_events (like gate_events) on commit delete rows";

    /// <summary>Takes from the table what is not stored yet.</summary>
    public const string InsertNew = "insert into gate_events select * from staged_events on conflict do nothing";

    /// <summary>Writes the rows into the temporary table.</summary>
    public static async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<GateEventRow> rows, TrafficBatch batch, long number, CancellationToken cancel)
    {
        const string sql = $"copy staged_events ({GateEventColumns.Names}, batch, received_at, key_id) from stdin (format binary)";
        await using var import = await connection.BeginBinaryImportAsync(sql, cancel);
        foreach (var row in rows)
        {
            await import.StartRowAsync(cancel);
            Write(import, row);
            import.Write(number);
            import.Write(batch.ReceivedAt.UtcDateTime, NpgsqlDbType.TimestampTz);
            WriteNullable(import, batch.KeyId);
        }

        await import.CompleteAsync(cancel);
    }

    private static void Write(NpgsqlBinaryImporter import, GateEventRow row)
    {
        import.Write(row.Key.Day);
        import.Write(row.Key.SiteId);
        import.Write(row.Key.EventId);
        import.Write(row.Revision);
        import.Write((short)(row.IsMoved ? 1 : 0));
        import.Write(row.Gate);
        import.Write((short)row.Direction);
        import.Write(row.At.UtcDateTime, NpgsqlDbType.TimestampTz);
        import.Write((short)row.Admission);
        WriteNullable(import, (short?)row.Service);
        import.Write(row.PlateHash);
        import.Write(row.PlateMask);
        if (row.PlateCipher is { } cipher) import.Write(cipher);
        else import.WriteNull();
        WriteNullable(import, row.PaymentChannel);
        WriteNullable(import, row.PaymentFen);
        import.Write(row.IsNotLive);
        import.Write(row.ContentHash);
    }

    private static void WriteNullable<T>(NpgsqlBinaryImporter import, T? value)
        where T : struct
    {
        if (value is { } some) import.Write(some);
        else import.WriteNull();
    }
}
