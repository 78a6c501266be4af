using System.Text.Json;
using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Features.Audit;

/// <summary>
/// The head of the chain in a file outside the database, so that a cut tail shows. The file is written whole or not at all. One file belongs
/// to one database; on two nodes each may have its own, or both one on a shared folder.
/// </summary>
public sealed class TrailAnchor(string filePath)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Where it is.</summary>
    public string FilePath { get; } = filePath;

    /// <summary>The place that was anchored last; null when none ever was.</summary>
    /// <exception cref="InvalidDataException">The file is there but says nothing that can be read.</exception>
    public TrailHead? Read()
    {
        if (!File.Exists(FilePath)) return null;
        try
        {
            return JsonSerializer.Deserialize<TrailHead>(File.ReadAllText(FilePath)) is { Mac.Length: TrailChain.MacBytes } head ? head : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"The anchor of the audit trail in {FilePath} cannot be read.");
        }
    }

    /// <summary>Anchors a place.</summary>
    public void Write(TrailHead head)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        var draft = $"{FilePath}.{Environment.ProcessId}";
        using (var file = new FileStream(draft, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Private }))
        {
            JsonSerializer.Serialize(file, head);
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, FilePath, overwrite: true);
    }
}
