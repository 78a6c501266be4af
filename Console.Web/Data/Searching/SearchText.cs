using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ParkingOps.Domain.Sites;

namespace ParkingOps.Web.Data.Searching;

/// <summary>Keeps beside each organisation and site what a search by name or by pinyin initials looks through.</summary>
internal sealed class SearchText : SaveChangesInterceptor
{
    /// <summary>The property that holds it, of the store alone.</summary>
    public const string Property = "SearchText";

    /// <summary>The same for the contact of an organisation.</summary>
    public const string ContactProperty = "ContactSearchText";

    /// <summary>Longest text that is kept.</summary>
    public const int Length = 2000;

    /// <summary>What is looked through: a name as it is compared, its initials, and what else tells of it.</summary>
    public static string Of(string? name, string? more = null)
    {
        var text = string.Join(' ', PinyinInitials.Of(NormalName.Of(name)).Prepend(NormalName.Of(name)).Append(NormalName.Of(more)));
        return text.Length <= Length ? text : text[..Length];
    }

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        foreach (var entry in eventData.Context!.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
            switch (entry.Entity)
            {
                case Organisation organisation:
                    entry.Property(Property).CurrentValue = Of(organisation.Name);
                    entry.Property(ContactProperty).CurrentValue = Of(organisation.ContactName, organisation.ContactPhone);
                    break;
                case Site site:
                    entry.Property(Property).CurrentValue = Of(site.Name, site.Address);
                    break;
            }
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
