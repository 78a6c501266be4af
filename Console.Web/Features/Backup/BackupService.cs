using System.Reflection;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Features.Audit;

namespace ParkingOps.Web.Features.Backup;

/// <summary>
/// Puts the database as it is at one instant, the keys and the head of the audit trail into one file; a console that is up may go on. The head
/// is taken first: the chain only grows, so what is restored always reaches it.
/// </summary>
public sealed class BackupService(ConsoleDbFactory databases, DatabaseArchive archive, KeptFiles files, TrailSealer sealer, TimeProvider clock)
{
    /// <summary>Kind of record under which backups stand in the trail.</summary>
    public const string Record = "Backup";

    /// <summary>Makes a backup; what is in it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether a file of that name may go.</param>
    /// <param name="cancel">Ends it; no file is left then.</param>
    /// <exception cref="RuleException"><c>backup-exists</c>.</exception>
    public async Task<BackupManifest> BackUpAsync(string path, bool overwrite, CancellationToken cancel)
    {
        await using (var database = await databases.OpenAsync(Permission.ManageSystem, cancel))
        {
            if (!overwrite && File.Exists(path)) throw new RuleException("backup-exists", path);
            database.Note(new AuditNote("backed-up", Record, Path.GetFileName(path)));
            await database.SaveChangesAsync(cancel);
        }
        await sealer.SealAsync(everything: false, cancel);
        using var writer = new BackupWriter(path);
        // The head before the database, which then has its line; the keys after it, so that whatever it holds has its key.
        await AddAsync(writer, isHead: true, cancel);
        var picture = await writer.AddAsync(BackupFile.Database, to => archive.DumpAsync(to, cancel));
        await AddAsync(writer, isHead: false, cancel);
        var manifest = new BackupManifest(BackupManifest.Current, Version, clock.GetUtcNow(), picture.Migration, writer.Parts, picture.Rows);
        await writer.FinishAsync(manifest, overwrite);
        return manifest;
    }

    private async Task AddAsync(BackupWriter writer, bool isHead, CancellationToken cancel)
    {
        foreach (var file in files.All.Where(file => file.Name == KeptFiles.Head == isHead))
            if (file.Path is { } place && File.Exists(place)) await writer.AddAsync(file.Name, async to => await CopyAsync(place, to, cancel));
    }

    private static string Version => typeof(BackupService).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static async Task<bool> CopyAsync(string from, Stream to, CancellationToken cancel)
    {
        await to.WriteAsync(await File.ReadAllBytesAsync(from, cancel), cancel);
        return true;
    }
}
