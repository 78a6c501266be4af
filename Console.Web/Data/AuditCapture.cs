using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ParkingOps.Web.Data;

/// <summary>What one save changes, taken down before it happens; its lines are written after, when new records have their keys.</summary>
internal sealed class AuditCapture
{
    /// <summary>Annotation of record types that are no business of the trail: the trail itself, figures, sign-in bookkeeping.</summary>
    public const string Unaudited = "ParkingOps:Unaudited";

    private readonly List<CapturedChange> changes = [];

    private AuditCapture()
    {
    }

    public IReadOnlyList<CapturedChange> Changes => changes;

    public static AuditCapture Of(ChangeTracker tracker)
    {
        var capture = new AuditCapture();
        tracker.DetectChanges();
        using var still = new StillTracker(tracker);
        var wholes = new WholeRecords(tracker);
        foreach (var entry in tracker.Entries().Where(IsAudited))
            if (CapturedChange.Of(entry, wholes) is { } change) capture.changes.Add(change);
        return capture;
    }

    private static bool IsAudited(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && entry.Metadata.FindAnnotation(Unaudited) is null;
}
