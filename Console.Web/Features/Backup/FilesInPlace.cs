using System.Globalization;
using ParkingOps.Domain;

namespace ParkingOps.Web.Features.Backup;

/// <summary>Puts the files of a backup where the console looks for them. What was there and is another is kept beside under the instant's name.</summary>
internal sealed class FilesInPlace(BackupFile backup, KeptFiles files, DateTimeOffset now)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Refuses when a key that is there is not the backup's: without it what was made under it is lost.</summary>
    /// <exception cref="RuleException"><c>restore-keys</c>.</exception>
    public async Task DemandFreeAsync(CancellationToken cancel)
    {
        foreach (var file in files.All.Where(file => file.Name != KeptFiles.Head && backup.Has(file.Name)))
            if (file.Path is { } path && File.Exists(path) && !await IsSameAsync(path, await ReadAsync(file.Name, cancel), cancel))
                throw new RuleException("restore-keys", path);
    }

    /// <summary>Writes them beside their places, before the database is touched: a full disk or a missing right shows here.</summary>
    public async Task WriteAsync(CancellationToken cancel)
    {
        // What an earlier try left is not what this one writes.
        foreach (var (_, path) in Placed().Where(one => File.Exists(DraftOf(one.Path)))) File.Delete(DraftOf(path));
        foreach (var (file, path) in Placed().Where(one => backup.Has(one.File.Name)))
        {
            var bytes = await ReadAsync(file.Name, cancel);
            if (!File.Exists(path) || !await IsSameAsync(path, bytes, cancel)) await WriteAsync(DraftOf(path), bytes, cancel);
        }
    }

    /// <summary>Puts what was written in its place.</summary>
    public void Put()
    {
        foreach (var (file, path) in Placed())
        {
            var isWritten = File.Exists(DraftOf(path));
            // The head of another chain would look like a cut tail of this one.
            if (File.Exists(path) && (isWritten || (file.Name == KeptFiles.Head && !backup.Has(file.Name)))) SetAside(path);
            if (isWritten) File.Move(DraftOf(path), path);
        }
    }

    private static string DraftOf(string path) => $"{path}.restoring";

    private static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Private });
        await file.WriteAsync(bytes, cancel);
        file.Flush(flushToDisk: true);
    }

    private IEnumerable<(KeptFile File, string Path)> Placed() => files.All.Where(file => file.Path is not null).Select(file => (file, file.Path!));

    private void SetAside(string path) => File.Move(path, string.Create(CultureInfo.InvariantCulture, $"{path}.before-{now:yyyyMMddHHmmss}"), overwrite: true);

    private static async Task<bool> IsSameAsync(string path, byte[] bytes, CancellationToken cancel)
    {
        var there = await File.ReadAllBytesAsync(path, cancel);
        return there.AsSpan().SequenceEqual(bytes);
    }

    private async Task<byte[]> ReadAsync(string part, CancellationToken cancel)
    {
        await using var stream = backup.Open(part);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}
