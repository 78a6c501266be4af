using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Features.Backup;

/// <summary>A file outside the database that belongs to it.</summary>
/// <param name="Name">Its name in a backup.</param>
/// <param name="Path">Where it lies; null where a setting holds the key itself, which is then for who configures it to keep.</param>
public sealed record KeptFile(string Name, string? Path);

/// <summary>The files without which the database is worth little: the keys, and the head of the audit trail.</summary>
public sealed class KeptFiles(IConfiguration configuration, TrailAnchor anchor)
{
    /// <summary>The head of the chain in a backup.</summary>
    public const string Head = "audit-head.json";

    /// <summary>All of them, whether they are there or not.</summary>
    public IReadOnlyList<KeptFile> All { get; } =
    [
        new("audit-key", string.IsNullOrWhiteSpace(configuration[TrailKeyFile.Setting]) ? AuditSetup.KeyFileOf(configuration) : null),
        new("plate-keys.json", string.IsNullOrEmpty(Environment.GetEnvironmentVariable(PlateKeys.EnvironmentName)) ? TrafficSetup.KeyFileOf(configuration) : null),
        new(Head, anchor.FilePath),
    ];
}
