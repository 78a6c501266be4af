using System.CommandLine;
using System.Globalization;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Features.Backup;
using ParkingOps.Web.Hosting;

namespace ParkingOps.Web.Commands;

/// <summary><c>restore FILE</c>: puts a backup back on an empty database, then verifies the audit trail and compares the rows; 2 when anything differs.</summary>
internal static class RestoreCommand
{
    private const int Faulty = 2;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A file made by backup." };
        var reset = new Option<bool>("--reset") { Description = "Drop first what the database holds; keys that differ are kept beside under another name." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask before --reset drops anything." };
        var command = new Command("restore", "Put a backup back on an empty database, verify the audit trail and compare the rows. The console must not be up on it.") { file.AcceptExistingOnly(), reset, yes };
        command.SetAction((parsed, cancel) => CommandScope.RunAsync(
            (services, stop) => RunAsync(services, parsed.GetRequiredValue(file).FullName, (parsed.GetValue(reset), parsed.GetValue(yes)), stop), cancel, seals: false, prepares: false));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string path, (bool Reset, bool Yes) told, CancellationToken cancel)
    {
        using var backup = await BackupFile.OpenAsync(path, cancel);
        var archive = services.GetRequiredService<DatabaseArchive>();
        var files = new FilesInPlace(backup, services.GetRequiredService<KeptFiles>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        DemandKnown(backup.About);
        if (await archive.IsInUseAsync(cancel)) throw new RuleException("restore-in-use");
        var isEmpty = await archive.IsEmptyAsync(cancel);
        if (!isEmpty && !told.Reset) throw new RuleException("restore-not-empty");
        if (!told.Reset) await files.DemandFreeAsync(cancel);
        if (!isEmpty && !told.Yes && !IsConfirmed()) throw new RuleException("restore-unconfirmed");
        await files.WriteAsync(cancel);
        await using (var database = backup.Open(BackupFile.Database)) await archive.RestoreAsync(database, reset: !isEmpty, cancel);
        files.Put();
        var rows = await archive.PictureAsync(cancel);
        return await VerifyAsync(services, backup.About, rows, Path.GetFileName(path), cancel);
    }

    // Of a later program the schema would be one that this program does not know.
    private static void DemandKnown(BackupManifest about)
    {
        if (!DatabaseArchive.Knows(about.Migration)) throw new RuleException("backup-newer", about.Version);
    }

    private static bool IsConfirmed()
    {
        if (Console.IsInputRedirected) return false;
        Console.Error.Write("All that the database holds will be dropped. Type 'restore' to go on: ");
        return Console.ReadLine()?.Trim() == "restore";
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, BackupManifest about, DatabasePicture now, string name, CancellationToken cancel)
    {
        var differing = about.Rows.Keys.Union(now.Rows.Keys).Where(table => about.Rows.GetValueOrDefault(table, -1) != now.Rows.GetValueOrDefault(table, -1)).ToList();
        foreach (var table in differing) await Console.Error.WriteLineAsync($"{table}: rows differ from the backup");
        await ConsoleStart.MigrateAsync(services, cancel);
        var check = await services.GetRequiredService<AuditCheckService>().VerifyAsync(cancel);
        if (check.Fault is { } fault) await Console.Error.WriteLineAsync($"The audit trail is not whole: {fault}. Run verify-audit.");
        if (differing.Count > 0 || check.Fault is not null) return Faulty;
        await using (var database = await services.GetRequiredService<ConsoleDbFactory>().OpenAsync(Permission.ManageSystem, cancel))
        {
            database.Note(new AuditNote("restored", BackupService.Record, name));
            await database.SaveChangesAsync(cancel);
        }
        await services.GetRequiredService<TrailSealer>().SealAsync(everything: false, cancel);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"restored the backup of {about.MadeAt:u}: {about.Rows.Values.Sum()} rows of {about.Rows.Count} tables as they were, audit trail ok ({check.Sealed} records)"));
        return 0;
    }
}
