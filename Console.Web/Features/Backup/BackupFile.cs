using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ParkingOps.Domain;

namespace ParkingOps.Web.Features.Backup;

/// <summary>A backup to be read. Nothing of it is used before all of it was verified.</summary>
internal sealed class BackupFile : IDisposable
{
    public const string Manifest = "manifest.json";
    public const string Database = "database.dump";
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly ZipArchive zip;

    private BackupFile(ZipArchive zip, BackupManifest about) => (this.zip, About) = (zip, about);

    public BackupManifest About { get; }

    /// <summary>Opens a backup and verifies the hash of every part.</summary>
    /// <exception cref="RuleException"><c>backup-damaged</c>, or <c>backup-newer</c> when a later program made it.</exception>
    public static async Task<BackupFile> OpenAsync(string path, CancellationToken cancel)
    {
        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            var about = await ReadAsync(zip, cancel);
            if (about.Format > BackupManifest.Current) throw new RuleException("backup-newer", about.Version);
            await DemandWholeAsync(zip, about, cancel);
            return new BackupFile(zip, about);
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or EndOfStreamException)
        {
            zip?.Dispose();
            throw new RuleException("backup-damaged", fault.Message);
        }
    }

    /// <summary>What stands in the zip's comment for a manifest.</summary>
    public static string SealOf(byte[] manifest) => Convert.ToHexStringLower(SHA256.HashData(manifest));

    public bool Has(string part) => About.Parts.Any(one => one.Name == part);

    public Stream Open(string part) => zip.GetEntry(part)!.Open();

    public void Dispose() => zip.Dispose();

    private static async Task<BackupManifest> ReadAsync(ZipArchive zip, CancellationToken cancel)
    {
        await using var stream = (zip.GetEntry(Manifest) ?? throw new InvalidDataException($"{Manifest} is missing.")).Open();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancel);
        if (zip.Comment != SealOf(bytes.ToArray())) throw new InvalidDataException($"{Manifest} is not what was written.");
        return JsonSerializer.Deserialize<BackupManifest>(bytes.ToArray(), Json) is { Parts: not null, Rows: not null, Migration: not null } about
            ? about
            : throw new InvalidDataException($"{Manifest} is incomplete.");
    }

    private static async Task DemandWholeAsync(ZipArchive zip, BackupManifest about, CancellationToken cancel)
    {
        var names = zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal);
        if (!about.Parts.Select(part => part.Name).Append(Manifest).Order(StringComparer.Ordinal).SequenceEqual(names) || !about.Parts.Any(part => part.Name == Database))
            throw new InvalidDataException("A part is missing, or there is one too many.");
        foreach (var part in about.Parts)
        {
            await using var stream = zip.GetEntry(part.Name)!.Open();
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel)) != part.Sha256) throw new InvalidDataException($"{part.Name} is not what was written.");
        }
    }
}
