using System.Security.Cryptography;
using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Features.Audit;

/// <summary>
/// The key of the audit trail. It is configured as <see cref="Setting"/> (32 bytes or more, base64), or lies in a file that its owner alone
/// may read, made when there is none. It is never in the database: who can write there can then not forge the trail.
/// </summary>
public static class TrailKeyFile
{
    /// <summary>Setting with the key itself.</summary>
    public const string Setting = "Audit:Key";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The chain with the configured key, or with that of the file.</summary>
    /// <exception cref="InvalidOperationException">The key cannot be read, is too short, or others may read its file.</exception>
    public static TrailChain Load(string? configured, string filePath)
    {
        if (!string.IsNullOrWhiteSpace(configured)) return Parse(configured, Setting);
        if (!File.Exists(filePath)) Write(filePath);
        if ((File.GetUnixFileMode(filePath) & ~Private) != 0)
            throw new InvalidOperationException($"The key of the audit trail in {filePath} must be readable by its owner alone (mode 0600).");
        return Parse(File.ReadAllText(filePath), filePath);
    }

    private static TrailChain Parse(string text, string place)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length >= TrailChain.KeyBytes
            ? new TrailChain(bytes[..length])
            : throw new InvalidOperationException($"The key of the audit trail in {place} must be {TrailChain.KeyBytes} bytes or more in base64.");
    }

    // Whole or not at all, so that of two processes that start at once the later one takes the key of the first.
    private static void Write(string filePath)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(filePath)!);
        var draft = $"{filePath}.{Environment.ProcessId}";
        using (var writer = new StreamWriter(draft, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Private }))
            writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(TrailChain.KeyBytes)));
        try
        {
            File.Move(draft, filePath, overwrite: false);
        }
        catch (IOException) when (File.Exists(filePath))
        {
            File.Delete(draft);
        }
    }
}
