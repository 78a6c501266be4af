using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace ParkingOps.Web.Features.Backup;

/// <summary>
/// Writes a backup: a zip whose last entry, the manifest, holds the hash of every other, and whose comment holds the manifest's. It is written under another name, readable by its
/// owner alone, and gets its own once it is whole and on the disk.
/// </summary>
internal sealed class BackupWriter : IDisposable
{
    private readonly FileStream file;
    private readonly ZipArchive zip;
    private readonly string path;
    private readonly List<BackupPart> parts = [];

    public BackupWriter(string path)
    {
        this.path = path;
        file = new FileStream(Draft, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
    }

    public IReadOnlyList<BackupPart> Parts => parts;

    private string Draft => $"{path}.partial-{Environment.ProcessId}";

    public async Task<T> AddAsync<T>(string name, Func<Stream, Task<T>> write)
    {
        using var hash = SHA256.Create();
        T result;
        // What PostgreSQL writes is compressed already.
        await using (var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open())
        await using (var through = new CryptoStream(entry, hash, CryptoStreamMode.Write))
            result = await write(through);
        parts.Add(new BackupPart(name, Convert.ToHexStringLower(hash.Hash!)));
        return result;
    }

    public async Task FinishAsync(BackupManifest manifest, bool overwrite)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, BackupFile.Json);
        await using (var entry = zip.CreateEntry(BackupFile.Manifest, CompressionLevel.Optimal).Open()) await entry.WriteAsync(bytes);
        zip.Comment = BackupFile.SealOf(bytes);
        zip.Dispose();
        file.Flush(flushToDisk: true);
        file.Dispose();
        File.Move(Draft, path, overwrite);
    }

    public void Dispose()
    {
        file.Dispose();
        File.Delete(Draft);
    }
}
