using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data.Searching;

namespace ParkingOps.Web.Data;

/// <summary>What one save changes, taken down before it happens; its lines are written after, when new records have their keys.</summary>
internal sealed class AuditCapture
{
    /// <summary>Annotation of record types that are no business of the trail: the trail itself, figures, sign-in bookkeeping.</summary>
    public const string Unaudited = "ParkingOps:Unaudited";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Hidden = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Hash", "Version", "LastSignInAt", SearchText.Property, SearchText.ContactProperty];
    private readonly List<(EntityEntry Entry, string Act, string? Before, Func<string?> After)> changes = [];

    private AuditCapture()
    {
    }

    public bool IsEmpty => changes.Count == 0;

    public static AuditCapture Of(ChangeTracker tracker)
    {
        var capture = new AuditCapture();
        tracker.DetectChanges();
        foreach (var entry in tracker.Entries().Where(IsAudited)) capture.Add(entry);
        return capture;
    }

    public IEnumerable<AuditEntry> Lines(Actor actor, string? reason, DateTimeOffset at) => changes.Select(change => new AuditEntry
    {
        At = at,
        By = actor.Name,
        Act = change.Act,
        Record = change.Entry.Metadata.ClrType.Name.Split('`')[0],
        Key = KeyOf(change.Entry),
        Before = change.Before,
        After = change.After(),
        Reason = reason,
    });

    private static bool IsAudited(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && entry.Metadata.FindAnnotation(Unaudited) is null;

    private static string KeyOf(EntityEntry entry) =>
        entry.Metadata.FindProperty("Code") is not null && entry.Property("Code").CurrentValue is string code
            ? code
            : string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(key => $"{entry.Property(key.Name).CurrentValue}"));

    private static string Fields(IEnumerable<PropertyEntry> properties, Func<PropertyEntry, object?> value) =>
        JsonSerializer.Serialize(properties.ToDictionary(property => property.Metadata.Name, value), Json);

    private void Add(EntityEntry entry)
    {
        var shown = entry.Properties
            .Where(property => !Hidden.Contains(property.Metadata.Name))
            .Where(property => entry.State != EntityState.Modified || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue)))
            .ToList();
        if (shown.Count == 0) return;
        changes.Add(entry.State switch
        {
            // The store gives new records their keys while it saves.
            EntityState.Added => (entry, "created", null, () => Fields(shown, property => property.CurrentValue)),
            EntityState.Deleted => (entry, "deleted", Fields(shown, property => property.OriginalValue), () => null),
            _ => (entry, "changed", Fields(shown, property => property.OriginalValue), () => Fields(shown, property => property.CurrentValue)),
        });
    }
}
