using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>
/// A PostgreSQL server of the console's own: on a unix socket only, durable, and ended with this process even by kill -9.
/// Several processes may share it: the first one starts it, later ones join, and when the starter ends, one that joined takes over.
/// </summary>
public sealed class PrivatePostgres : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly PostgresFolder folder;
    private readonly bool durable;
    private readonly ManualResetEventSlim ready = new();
    private readonly ManualResetEventSlim stopping = new();
    private readonly Thread keeper;
    private Exception? failure;
    private Process? server;

    private PrivatePostgres(PostgresFolder folder, bool durable)
    {
        this.folder = folder;
        this.durable = durable;
        // The kernel ends the server when the *thread* that started it ends, so that thread lives as long as this object.
        keeper = new Thread(Keep) { IsBackground = true, Name = "private-postgres" };
    }

    /// <summary>Role under which the console works: it owns nothing and cannot alter the audit trail.</summary>
    public const string ConsoleRole = "console_app";

    /// <summary>Connection string of the console's database on this server, for the console's own role.</summary>
    public string ConnectionString => ForConsole(OwnerConnectionString);

    /// <summary>The same for the owner of the tables, who migrates and prunes.</summary>
    public string OwnerConnectionString => ConnectionTo("console");

    /// <summary>Starts or joins the server of a data folder and returns once it answers.</summary>
    /// <param name="dataFolder">The console's data folder; see <see cref="Hosting.DataFolder"/>.</param>
    /// <param name="notes">Where to say what a person should know.</param>
    /// <param name="durable">False gives up safety against power loss for speed: tests only.</param>
    /// <exception cref="PrivatePostgresException">PostgreSQL is missing or does not start; the message says what to do.</exception>
    public static PrivatePostgres Start(string dataFolder, TextWriter notes, bool durable = true)
    {
        Directory.CreateDirectory(dataFolder);
        var postgres = new PrivatePostgres(PostgresFolder.In(dataFolder, notes), durable);
        postgres.keeper.Start();
        postgres.ready.Wait();
        return postgres.failure is null ? postgres : throw new PrivatePostgresException(postgres.failure.Message);
    }

    /// <summary>A connection string of the owner, for the console's own role.</summary>
    public static string ForConsole(string ownerConnectionString) => new NpgsqlConnectionStringBuilder(ownerConnectionString) { Username = ConsoleRole }.ConnectionString;

    /// <summary>Connection string of another database on this server, for the owner.</summary>
    public string ConnectionTo(string database) =>
        $"Host={folder.Socket};Username=console;Database={database};Maximum Pool Size=40";

    /// <summary>Ends the server if this process started it.</summary>
    public void Dispose()
    {
        stopping.Set();
        if (server is { HasExited: false } running) ServerAccount.Run("kill", "-INT", $"{running.Id}");
        keeper.Join(TimeSpan.FromSeconds(20));
        ready.Dispose();
        stopping.Dispose();
    }

    private void Keep()
    {
        try
        {
            while (!stopping.IsSet)
            {
                StartOrJoin();
                ready.Set();
                WaitForEnd();
            }
        }
        catch (Exception error) when (error is PrivatePostgresException or IOException or UnauthorizedAccessException or NpgsqlException)
        {
            failure = error;
            ready.Set();
        }
    }

    private void StartOrJoin()
    {
        using var startLock = TakeLock();
        server = null;
        if (Answers()) return;
        if (!File.Exists(Path.Combine(folder.Cluster, "PG_VERSION"))) PostgresCluster.Create(folder, durable);
        PostgresCluster.PrepareSocket(folder);
        server = PostgresCluster.Launch(folder, durable);
        for (var clock = Stopwatch.StartNew(); !Answers(); stopping.Wait(20))
            if (server.HasExited || clock.Elapsed > StartLimit)
                throw new PrivatePostgresException($"The private PostgreSQL did not start; its log is {folder.Log}.");
        CreateDatabase();
    }

    private FileStream TakeLock()
    {
        for (var clock = Stopwatch.StartNew(); ; stopping.Wait(100))
        {
            try
            {
                return new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.Elapsed < StartLimit)
            {
                // Another process is starting the same server: wait, then join it.
            }
        }
    }

    private void WaitForEnd()
    {
        if (server is { } own)
        {
            own.WaitForExit();
            own.Dispose();
            return;
        }
        var process = $"/proc/{PostgresCluster.ProcessId(folder)}";
        while (!stopping.IsSet && Directory.Exists(process)) stopping.Wait(500);
    }

    private void CreateDatabase()
    {
        using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
        connection.Open();
        using var role = new NpgsqlCommand($"do $$ begin if not exists (select from pg_roles where rolname = '{ConsoleRole}') then create role {ConsoleRole} login; end if; end $$", connection);
        role.ExecuteNonQuery();
        using var exists = new NpgsqlCommand("select 1 from pg_database where datname = 'console'", connection);
        if (exists.ExecuteScalar() is not null) return;
        using var create = new NpgsqlCommand("create database console", connection);
        create.ExecuteNonQuery();
    }

    private bool Answers()
    {
        try
        {
            using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false;Timeout=2");
            connection.Open();
            return true;
        }
        catch (Exception error) when (error is NpgsqlException or SocketException or TimeoutException or IOException)
        {
            return false;
        }
    }
}
