using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ParkingOps.Domain.Sites;

namespace ParkingOps.Web.Data;

/// <summary>One record that a save makes, changes or takes away. A part of a record goes under the key of the whole.</summary>
internal sealed class CapturedChange
{
    // By what people know a record, before its number.
    private static readonly string[] Names = ["Code", "UserName", "Prefix"];

    private readonly EntityEntry entry;
    private readonly EntityEntry whole;
    private readonly List<PropertyEntry> shown;

    private CapturedChange(EntityEntry entry, EntityEntry whole, List<PropertyEntry> shown)
    {
        (this.entry, this.shown, this.whole) = (entry, shown, whole);
        (Act, Before) = entry.State switch
        {
            EntityState.Added => ("created", null),
            EntityState.Deleted => ("deleted", AuditFields.Write(shown, property => property.OriginalValue)),
            _ => ("changed", AuditFields.Write(shown, property => property.OriginalValue)),
        };
    }

    public string Act { get; }

    public string? Before { get; }

    /// <summary>Fields after; the store gives new records their keys while it saves, so they are asked for when it has.</summary>
    public string? After => Act == "deleted" ? null : AuditFields.Write(shown, property => property.CurrentValue);

    public string Record => AuditFields.RecordOf(entry.Metadata);

    public string Key => Names.Where(name => whole.Metadata.FindProperty(name) is not null).Select(name => whole.Property(name).CurrentValue as string).FirstOrDefault()
        ?? string.Join('/', whole.Metadata.FindPrimaryKey()!.Properties.Select(key => AuditFields.Text(whole.Property(key.Name).CurrentValue)));

    /// <summary>The organisation to which the record belongs, when it says so itself.</summary>
    public int? OrganisationId => whole.Entity is Organisation organisation ? organisation.Id : Number("OrganisationId");

    /// <summary>The site to which the record belongs, when it names one.</summary>
    public int? SiteId => Number("SiteId");

    public static CapturedChange? Of(EntityEntry entry, WholeRecords wholes)
    {
        var shown = entry.Properties.Where(property => !AuditFields.IsBookkeeping(property.Metadata))
            .Where(property => entry.State != EntityState.Modified || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue)))
            .ToList();
        return shown.Count == 0 ? null : new CapturedChange(entry, wholes.Of(entry), shown);
    }

    private int? Number(string property) => whole.Metadata.FindProperty(property) is not null ? whole.Property(property).CurrentValue as int? : null;
}
