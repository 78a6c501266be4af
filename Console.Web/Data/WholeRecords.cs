using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ParkingOps.Web.Data;

/// <summary>Finds the record of which another is a part: the offer of its windows, the site of its capacities.</summary>
internal sealed class WholeRecords(ChangeTracker tracker)
{
    private Dictionary<(IReadOnlyEntityType, string), EntityEntry>? owners;

    public EntityEntry Of(EntityEntry part)
    {
        while (part.Metadata.FindOwnership() is { } ownership)
        {
            owners ??= Index();
            if (!owners.TryGetValue((ownership.PrincipalEntityType, Values(part, ownership.Properties)), out var owner)) return part;
            part = owner;
        }
        return part;
    }

    // Once a save: thousands of parts would each look through all records otherwise.
    private Dictionary<(IReadOnlyEntityType, string), EntityEntry> Index() => tracker.Entries()
        .Where(entry => entry.Metadata.GetReferencingForeignKeys().Any(key => key.IsOwnership))
        .DistinctBy(entry => (entry.Metadata, Values(entry, entry.Metadata.FindPrimaryKey()!.Properties)))
        .ToDictionary(entry => ((IReadOnlyEntityType)entry.Metadata, Values(entry, entry.Metadata.FindPrimaryKey()!.Properties)));

    private static string Values(EntityEntry entry, IEnumerable<IReadOnlyProperty> properties) =>
        string.Join('/', properties.Select(property => AuditFields.Text(entry.Property(property.Name).CurrentValue)));
}
