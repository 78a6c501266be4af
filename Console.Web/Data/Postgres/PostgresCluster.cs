using System.Diagnostics;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Makes and launches the cluster of a private server.</summary>
internal static class PostgresCluster
{
    public static void Create(PostgresFolder folder, bool durable)
    {
        if (ServerAccount.IsRoot) ServerAccount.Run("chown", "postgres:postgres", folder.Home);
        string[] initdb = [$"{PostgresBinaries.Find()}/initdb", "-D", folder.Cluster, "-U", "console", "-A", "trust",
            "-E", "UTF8", "--locale=C.UTF-8", .. durable ? Array.Empty<string>() : ["--no-sync"]];
        ServerAccount.Run(ServerAccount.Command(diesWithParent: false, initdb));
    }

    /// <summary>The socket's folder is open to the server's account alone (0700), which is why no password is needed.</summary>
    public static void PrepareSocket(PostgresFolder folder) => ServerAccount.Run(
        ServerAccount.Command(diesWithParent: false, "mkdir", "-p", "-m", "700", folder.Socket));

    public static Process Launch(PostgresFolder folder, bool durable)
    {
        // Tests have a database each, and each keeps some connections for a while.
        string[] unsafeForTests = durable ? [] : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=500"];
        string[] postgres = [$"{PostgresBinaries.Find()}/postgres", "-D", folder.Cluster, "-k", folder.Socket,
            "-c", "listen_addresses=", "-c", "shared_buffers=256MB", "-c", "max_wal_size=2GB", "-c", "work_mem=16MB",
            "-c", "timezone=UTC", "-c", "log_timezone=UTC", "-c", "jit=off", .. unsafeForTests];
        // A session of its own, so that Ctrl-C in the terminal reaches the console first and the database only through it.
        var command = ServerAccount.Command(diesWithParent: true,
            ["sh", "-c", "umask 077; log=\"$1\"; shift; exec setsid \"$@\" >>\"$log\" 2>&1", "sh", folder.Log, .. postgres]);
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/" })!;
    }

    /// <summary>Process id of the running server, from its own pid file.</summary>
    public static string ProcessId(PostgresFolder folder)
    {
        var file = Path.Combine(folder.Cluster, "postmaster.pid");
        return File.Exists(file) ? File.ReadLines(file).First().Trim() : "none";
    }
}
