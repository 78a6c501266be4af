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

    /// <summary>Puts them in place.</summary>
    public async Task PutAsync(CancellationToken cancel)
    {
        foreach (var file in files.All)
        {
            if (file.Path is not { } path) continue;
            if (!backup.Has(file.Name))
            {
                // The head of another chain would look like a cut tail of this one.
                if (file.Name == KeptFiles.Head && File.Exists(path)) SetAside(path);
                continue;
            }
            var bytes = await ReadAsync(file.Name, cancel);
            if (!File.Exists(path) || !await IsSameAsync(path, bytes, cancel)) await PutAsync(path, bytes, cancel);
        }
    }

    private async Task PutAsync(string path, byte[] bytes, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.restoring";
        await using (var file = new FileStream(draft, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Private }))
        {
            await file.WriteAsync(bytes, cancel);
            file.Flush(flushToDisk: true);
        }
        if (File.Exists(path)) SetAside(path);
        File.Move(draft, path);
    }

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
