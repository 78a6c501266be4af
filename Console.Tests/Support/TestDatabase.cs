using Npgsql;
using ParkingOps.Web.Data.Postgres;

namespace ParkingOps.Tests.Support;

/// <summary>One private PostgreSQL server for the whole test run, in a folder that goes with it; each asker gets a database of its own.</summary>
public static class TestDatabase
{
    private static readonly Lazy<PrivatePostgres> Server = new(Start);
    private static int made;

    /// <summary>A folder that goes with the test run.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetTempPath(), $"parkingops-tests-{Environment.ProcessId}");

    /// <summary>Makes a new, empty database and returns its connection string.</summary>
    public static async Task<string> CreateAsync(string? template = null)
    {
        var name = $"t{Interlocked.Increment(ref made)}_{Environment.ProcessId}";
        await ExecuteAsync(Server.Value.ConnectionTo("postgres"), $"create database {name}" + (template is null ? "" : $" template {template}"));
        return $"{Server.Value.ConnectionTo(name)};Connection Idle Lifetime=10;Connection Pruning Interval=5";
    }

    /// <summary>Takes a database away from whoever uses it.</summary>
    public static Task DropAsync(string connectionString) => ExecuteAsync(
        Server.Value.ConnectionTo("postgres"), $"drop database {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");

    /// <summary>Runs one statement.</summary>
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of every row of a query.</summary>
    public static async Task<List<T>> QueryAsync<T>(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync()) values.Add(await reader.GetFieldValueAsync<T>(0));
        return values;
    }

    private static PrivatePostgres Start()
    {
        var server = PrivatePostgres.Start(Folder, TextWriter.Null, durable: false);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.Dispose();
            Directory.Delete(Folder, recursive: true);
        };
        return server;
    }
}
