using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>PostgreSQL's own programs, run on the database of a connection string. The password goes by the environment, where no list of processes shows it.</summary>
internal sealed class PostgresTools(string connectionString)
{
    /// <summary>Starts a program with its streams in hand.</summary>
    public PostgresTool Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(PostgresBinaries.Find(program), program), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            WorkingDirectory = "/",
        };
        foreach (var (name, value) in Settings()) start.Environment[name] = value;
        return new PostgresTool(program, Process.Start(start)!);
    }

    private IEnumerable<(string Name, string? Value)> Settings()
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString);
        var ssl = address.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() };
        return new (string, string?)[]
        {
            ("PGHOST", address.Host), ("PGPORT", address.Port.ToString(CultureInfo.InvariantCulture)), ("PGDATABASE", address.Database), ("PGUSER", address.Username),
            ("PGPASSWORD", address.Password), ("PGSSLMODE", ssl), ("PGSSLROOTCERT", address.RootCertificate), ("PGCLIENTENCODING", "UTF8"), ("LC_ALL", "C"),
        }.Where(setting => !string.IsNullOrEmpty(setting.Item2));
    }
}

/// <summary>A program that runs; what it says about faults is kept.</summary>
internal sealed class PostgresTool(string name, Process process) : IDisposable
{
    private readonly Task<string> faults = process.StandardError.ReadToEndAsync();
    private readonly Process process = process;

    public Stream Input => process.StandardInput.BaseStream;

    public Stream Output => process.StandardOutput.BaseStream;

    /// <summary>Waits for its end.</summary>
    /// <exception cref="IOException">It failed; the message is its own.</exception>
    public async Task EndAsync(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0) throw new IOException($"{name}: {(await faults).Trim()}");
    }

    /// <summary>Ends it at once when it still runs.</summary>
    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
