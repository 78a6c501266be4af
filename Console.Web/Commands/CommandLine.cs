using System.CommandLine;

namespace ParkingOps.Web.Commands;

/// <summary>The command line: one verb a file, each calling the services that the pages call.</summary>
public static class CommandLine
{
    private static Command[] Verbs =>
    [
        MigrateCommand.Create(), SeedCommand.Create(), CreateAdminCommand.Create(), ImportSitesCommand.Create(), CreateKeyCommand.Create(), IngestCommand.Create(), AggregateCommand.Create(), VerifyRollupsCommand.Create(), StatsCommand.Create(), ReportCommand.Create(),
        VerifyAuditCommand.Create(), PruneAuditCommand.Create(), PruneEventsCommand.Create(), ReleaseHistoryCommand.Create(),
        BackupCommand.Create(), RestoreCommand.Create(),
    ];

    /// <summary>Whether these arguments ask for a verb or for help rather than for the console.</summary>
    public static bool IsVerb(string[] args) =>
        args.Length > 0 && (args[0] is "--help" or "-h" or "-?" or "--version" || !args[0].StartsWith('-'));

    /// <summary>Runs a verb. Results go to standard output, everything else to standard error; 0 is success.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("ParkingOps, the operations console of a city's shared parking. Without a verb it starts the console.");
        foreach (var verb in Verbs) root.Subcommands.Add(verb);
        var parsed = root.Parse(args);
        // The usage that follows a faulty call is no result either.
        var output = parsed.Errors.Count > 0 ? Console.Error : Console.Out;
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
