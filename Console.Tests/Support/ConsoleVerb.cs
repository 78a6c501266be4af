using System.Diagnostics;
using ParkingOps.Tests.Architecture;
using ParkingOps.Web.Data.Postgres;

namespace ParkingOps.Tests.Support;

/// <summary>One verb of the command line, run as a process of its own.</summary>
/// <param name="Code">How it ended.</param>
/// <param name="Output">What it said on standard output.</param>
/// <param name="Errors">What it said on standard error.</param>
public sealed record ConsoleVerb(int Code, string Output, string Errors)
{
    /// <summary>Runs a verb on a database of the tests' server, with the keys in a folder.</summary>
    public static Task<ConsoleVerb> RunOnAsync(string connection, string folder, params string[] arguments) => RunAsync(
        new()
        {
            ["ConnectionStrings__Console"] = PrivatePostgres.ForConsole(connection),
            ["ConnectionStrings__ConsoleOwner"] = connection,
            ["Audit__Folder"] = folder,
            ["Plates__KeyFile"] = Path.Combine(folder, "plate-keys.json"),
        }, arguments);

    /// <summary>Runs a verb on the private server of a data folder, which it starts and stops.</summary>
    public static Task<ConsoleVerb> RunInAsync(string dataFolder, params string[] arguments) => RunAsync(new() { ["CONSOLE_DATA"] = dataFolder }, arguments);

    private static async Task<ConsoleVerb> RunAsync(Dictionary<string, string> settings, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ConsoleProcess.ProgramFile, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.Combine(SourceTree.Root, "Console.Web"),
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ConsoleVerb(process.ExitCode, output, await errors);
    }
}
