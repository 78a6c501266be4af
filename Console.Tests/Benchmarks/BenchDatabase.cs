using Npgsql;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data.Postgres;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>A durable private server for the benchmarks, in a folder that goes with it.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly PrivatePostgres server;

    private BenchDatabase() => server = PrivatePostgres.Start(folder.Path, TextWriter.Null, durable: true);

    /// <summary>Connections to its database.</summary>
    public NpgsqlDataSource Source { get; private set; } = null!;

    /// <summary>Address of its database.</summary>
    public string Connection => server.ConnectionString + ";Command Timeout=0";

    /// <summary>Starts the server.</summary>
    public static BenchDatabase Start()
    {
        var database = new BenchDatabase();
        database.Source = NpgsqlDataSource.Create(database.Connection);
        return database;
    }

    /// <summary>Runs one statement.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The single value of a query.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        server.Dispose();
        folder.Dispose();
    }
}
