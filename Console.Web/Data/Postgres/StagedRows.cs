using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>
/// Brings rows by binary COPY into a table with row-level security: PostgreSQL lets nobody but the owner copy into one, so the rows go
/// through a temporary table. Once a transaction and table: the next begins with it empty.
/// </summary>
internal static class StagedRows
{
    public static async Task InsertAsync(NpgsqlConnection connection, string table, string columns, Action<NpgsqlBinaryImporter> write, CancellationToken cancel)
    {
        await StageAsync(connection, table, columns, write, cancel);
        await RunAsync(connection, $"insert into {table} ({columns}) select {columns} from new_{table}", cancel);
    }

    /// <summary>Brings rows into the temporary table <c>new_…</c> alone.</summary>
    public static async Task StageAsync(NpgsqlConnection connection, string table, string columns, Action<NpgsqlBinaryImporter> write, CancellationToken cancel)
    {
        await RunAsync(connection, $"create temp table if not exists new_{table} on commit delete rows as select {columns} from {table} with no data", cancel);
        await using var copy = await connection.BeginBinaryImportAsync($"copy new_{table} ({columns}) from stdin (format binary)", cancel);
        write(copy);
        await copy.CompleteAsync(cancel);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
