using System.Data;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>What a database held at one instant.</summary>
/// <param name="Migration">The last change of the schema.</param>
/// <param name="Rows">Rows by table.</param>
public sealed record DatabasePicture(string Migration, IReadOnlyDictionary<string, long> Rows);

/// <summary>
/// The whole database as one stream and back, by PostgreSQL's own programs, for the owner of the tables. The scheduler's own tables are left
/// out: it makes them anew.
/// </summary>
/// <param name="address">Connection string of the owner.</param>
public sealed class DatabaseArchive(string address)
{
    private readonly PostgresTools tools = new(address);

    /// <summary>Whether this program knows a change of the schema.</summary>
    public static bool Knows(string migration) =>
        typeof(DatabaseArchive).Assembly.GetTypes().Any(type => type.GetCustomAttribute<MigrationAttribute>()?.Id == migration);

    /// <summary>Writes everything as it is at one instant, while others may work on; what it held then.</summary>
    /// <exception cref="IOException">A program of PostgreSQL failed.</exception>
    public async Task<DatabasePicture> DumpAsync(Stream to, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var snapshot = await AskAsync<string>(connection, "select pg_export_snapshot()", cancel);
        using var dump = tools.Start("pg_dump", "--format=custom", $"--snapshot={snapshot}", $"--exclude-schema={DatabaseOwner.SchedulerSchema}", "--no-password");
        await dump.Output.CopyToAsync(to, cancel);
        await dump.EndAsync(cancel);
        return await PictureAsync(connection, cancel);
    }

    /// <summary>What it holds now.</summary>
    public async Task<DatabasePicture> PictureAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        return await PictureAsync(connection, cancel);
    }

    /// <summary>Whether it has no table at all.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        return await AskAsync<bool>(connection, "select not exists (select from pg_class where relnamespace = to_regnamespace('public') and relkind in ('r', 'p', 'v', 'S'))", cancel);
    }

    /// <summary>Whether anybody else is connected: a console that is up always is.</summary>
    public async Task<bool> IsInUseAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        return await AskAsync<bool>(
            connection, "select exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend')", cancel);
    }

    /// <summary>Puts back what <see cref="DumpAsync"/> wrote, in one transaction: all of it or nothing, whatever happens in between.</summary>
    /// <param name="from">What was written.</param>
    /// <param name="reset">Whether to drop first what is there.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="IOException">A program of PostgreSQL failed; nothing is changed.</exception>
    public async Task RestoreAsync(Stream from, bool reset, CancellationToken cancel)
    {
        string[] first = reset ? ["--command=drop schema public cascade; create schema public"] : [];
        using var psql = tools.Start("psql", ["--no-psqlrc", "--quiet", "--no-password", "--output=/dev/null", "--set=ON_ERROR_STOP=1", "--single-transaction", .. first, "--file=-"]);
        using var reading = tools.Start("pg_restore", "--no-owner", "--no-privileges", "--file=-");
        var feeding = FeedAsync(from, reading.Input, cancel);
        try
        {
            await reading.Output.CopyToAsync(psql.Input, cancel);
        }
        catch (IOException)
        {
            // psql refused a statement and went: its own words say why.
            await psql.EndAsync(cancel);
            throw;
        }
        await reading.EndAsync(cancel);
        await feeding;
        // At the end of its input psql commits, so the end comes only now.
        psql.Input.Close();
        await psql.EndAsync(cancel);
    }

    private static async Task FeedAsync(Stream from, Stream to, CancellationToken cancel)
    {
        await using (to) await from.CopyToAsync(to, cancel);
    }

    private static async Task<DatabasePicture> PictureAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var tables = new List<string>();
        await using (var command = new NpgsqlCommand(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname", connection))
        await using (var reader = await command.ExecuteReaderAsync(cancel))
            while (await reader.ReadAsync(cancel)) tables.Add(reader.GetString(0));
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables) rows[table] = await AskAsync<long>(connection, $"select count(*) from public.\"{table}\"", cancel);
        return new DatabasePicture(await AskAsync<string>(connection, "select max(\"MigrationId\") from \"__EFMigrationsHistory\"", cancel), rows);
    }

    private static async Task<T> AskAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }

    // No pool: a connection that idles would count as somebody at work.
    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(PostgresProvider.WholeCity(address)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }
}
