namespace ParkingOps.Web.Features.Backup;

/// <summary>What a backup says about itself.</summary>
/// <param name="Format">Form of the file.</param>
/// <param name="Version">Version of the program that made it.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Migration">The last change of the schema.</param>
/// <param name="Parts">Its parts.</param>
/// <param name="Rows">Rows by table.</param>
public sealed record BackupManifest(
    int Format, string Version, DateTimeOffset MadeAt, string Migration, IReadOnlyList<BackupPart> Parts, IReadOnlyDictionary<string, long> Rows)
{
    /// <summary>The form that this program writes and reads.</summary>
    public const int Current = 1;
}

/// <summary>One part of a backup.</summary>
/// <param name="Name">Name inside the file.</param>
/// <param name="Sha256">SHA-256 of its bytes, hexadecimal.</param>
public sealed record BackupPart(string Name, string Sha256);
