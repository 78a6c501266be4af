using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;

namespace ParkingOps.Web.Data;

/// <summary>Records of one kind that hang on a site or an organisation.</summary>
/// <param name="Record">Kind of record.</param>
/// <param name="OwnerId">Number of the site or organisation.</param>
/// <param name="Count">How many.</param>
internal sealed record Dependent(string Record, int OwnerId, int Count);

/// <summary>Finds what hangs on sites or organisations, by the model: a kind of record that comes later is met without being listed.</summary>
internal static class Dependents
{
    private static readonly MethodInfo Count = typeof(Dependents).GetMethod(nameof(CountAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>What hangs on organisations, some records left out.</summary>
    public static Task<List<Dependent>> OfOrganisationsAsync(ConsoleDb database, int[] ids, IReadOnlyDictionary<Type, int[]> leftOut, CancellationToken cancel = default) =>
        OfAsync(database, ("OrganisationId", ids), leftOut, cancel);

    /// <summary>What hangs on sites, some records left out.</summary>
    public static Task<List<Dependent>> OfSitesAsync(ConsoleDb database, int[] ids, IReadOnlyDictionary<Type, int[]> leftOut, CancellationToken cancel = default) =>
        OfAsync(database, ("SiteId", ids), leftOut, cancel);

    private static async Task<List<Dependent>> OfAsync(ConsoleDb database, (string Key, int[] Ids) owners, IReadOnlyDictionary<Type, int[]> leftOut, CancellationToken cancel)
    {
        var found = new List<Dependent>();
        foreach (var entity in database.Model.GetEntityTypes().Where(entity => HangsOn(entity, owners.Key)))
            found.AddRange(await (Task<List<Dependent>>)Count.MakeGenericMethod(entity.ClrType).Invoke(null, [database, owners, leftOut.GetValueOrDefault(entity.ClrType), cancel])!);
        return found;
    }

    // The trail outlives what it tells of.
    private static bool HangsOn(IEntityType entity, string key) =>
        !entity.IsOwned() && entity.ClrType != typeof(AuditEntry) && entity.FindProperty(key) is { } property && (property.ClrType == typeof(int) || property.ClrType == typeof(int?));

    private static async Task<List<Dependent>> CountAsync<T>(ConsoleDb database, (string Key, int[] Ids) owners, int[]? leftOut, CancellationToken cancel)
        where T : class
    {
        var (key, ids) = (owners.Key, owners.Ids.Select(id => (int?)id).ToArray());
        var rows = database.Set<T>().IgnoreQueryFilters().Where(row => ids.Contains(EF.Property<int?>(row, key)));
        if (leftOut is not null) rows = rows.Where(row => !leftOut.Contains(EF.Property<int>(row, nameof(Site.Id))));
        var counts = await rows.GroupBy(row => EF.Property<int?>(row, key)).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        return [.. counts.Select(one => new Dependent(typeof(T).Name, one.Key!.Value, one.Count))];
    }
}
