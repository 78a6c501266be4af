using System.Diagnostics;
using ParkingOps.Tests.Architecture;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Hosting;

namespace ParkingOps.Tests.Support;

/// <summary>The console as a process of its own, which can be killed as a power cut would.</summary>
public sealed class ConsoleProcess(string connection) : IDisposable
{
    private readonly int port = LastingPort.Take();
    private Process? process;

    /// <summary>Where it answers, before and after a kill.</summary>
    public Uri Address => new($"http://127.0.0.1:{port}/");

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [ProgramFile, .. Settings]) { RedirectStandardOutput = true, WorkingDirectory = Path.Combine(SourceTree.Root, "Console.Web") };
        process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains(Address.Authority, StringComparison.Ordinal)) return;
        throw new InvalidOperationException($"The console ended with {process.ExitCode} before it answered.");
    }

    /// <summary>Ends it without a chance to finish anything.</summary>
    public void Kill()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }

    /// <inheritdoc />
    public void Dispose() => Kill();

    private IEnumerable<string> Settings =>
    [
        $"--ConnectionStrings:Console={PrivatePostgres.ForConsole(connection)}", $"--ConnectionStrings:ConsoleOwner={connection}", $"--urls={Address.GetLeftPart(UriPartial.Authority)}", $"--{ConsoleStart.DemoSetting}=false",
        $"--{ConsoleHost.JobsSetting}=false", $"--{ConsoleServices.KeyFileSetting}={ConsoleServices.KeyFile}", $"--{AuditSetup.FolderSetting}={TestDatabase.Folder}", "--environment=Development",
    ];

    // The program as it was built with these tests, with its own files beside it.
    internal static string ProgramFile
    {
        get
        {
            var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(SourceTree.Root, "Console.Web", "bin", built.Parent!.Name, built.Name, "ParkingOps.Web.dll");
        }
    }
}
