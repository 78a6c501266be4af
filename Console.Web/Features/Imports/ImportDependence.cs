using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Imports;

/// <summary>What stands in the way of taking an import back.</summary>
/// <param name="Record">Kind of record that depends on it; null for a later change of the record itself.</param>
/// <param name="Owner">Kind of the imported record.</param>
/// <param name="Code">Code of the imported record.</param>
/// <param name="Count">How many.</param>
/// <param name="By">Who changed it last, where it was changed.</param>
/// <param name="At">When, where it was changed.</param>
public sealed record ImportDependence(string? Record, ImportedKind Owner, string Code, int Count, string? By = null, DateTimeOffset? At = null);

/// <summary>Finds what depends on an import.</summary>
internal static class ImportDependences
{
    /// <summary>Under which name gate events are told of; they are no records of the model.</summary>
    public const string GateEvents = "GateEvent";

    private static readonly string[] OfSites = ["Site", "SiteCapacity", "LifecycleStep"];

    /// <summary>Everything that depends on an import: records that hang on what it made, and later changes of what it made or changed.</summary>
    public static async Task<List<ImportDependence>> OfAsync(ConsoleDb database, int import, DateOnly today)
    {
        var records = await database.ImportedRecords.AsNoTracking().Where(record => record.ImportId == import).ToListAsync();
        var made = records.Where(record => record.Before is null).ToLookup(record => record.Kind);
        return
        [
            .. await HangingAsync(database, made),
            .. await EventsAsync(database, made),
            .. await OnQuotasAsync(database, made, today),
            .. await ChangesAsync(database, records, await database.ImportFiles.Where(file => file.ImportId == import).Select(file => file.TrailNumber).FirstAsync()),
        ];
    }

    private static async Task<IEnumerable<ImportDependence>> HangingAsync(ConsoleDb database, ILookup<ImportedKind, ImportedRecord> made)
    {
        var (organisations, sites) = (CodesOf(made[ImportedKind.Organisation]), CodesOf(made[ImportedKind.Site]));
        var own = new Dictionary<Type, int[]> { [typeof(Site)] = [.. sites.Keys], [typeof(Quota)] = [.. made[ImportedKind.Quota].Select(one => one.RecordId)] };
        var onSites = await Dependents.OfSitesAsync(database, [.. sites.Keys], own);
        var onOrganisations = await Dependents.OfOrganisationsAsync(database, [.. organisations.Keys], own);
        return onSites.Select(one => new ImportDependence(one.Record, ImportedKind.Site, sites[one.OwnerId], one.Count))
            .Concat(onOrganisations.Select(one => new ImportDependence(one.Record, ImportedKind.Organisation, organisations[one.OwnerId], one.Count)));
    }

    private static async Task<IEnumerable<ImportDependence>> EventsAsync(ConsoleDb database, ILookup<ImportedKind, ImportedRecord> made)
    {
        var sites = CodesOf(made[ImportedKind.Site]);
        var ids = sites.Keys.ToArray();
        var found = await database.Database.SqlQuery<int>($"select site_id as \"Value\" from gate_events where site_id = any({ids})").GroupBy(id => id).Select(group => new { group.Key, Count = group.Count() }).ToListAsync();
        return found.Select(one => new ImportDependence(GateEvents, ImportedKind.Site, sites[one.Key], one.Count));
    }

    // On a site that was there before: offers that need the quota, and a past in which it was in force.
    private static async Task<IEnumerable<ImportDependence>> OnQuotasAsync(ConsoleDb database, ILookup<ImportedKind, ImportedRecord> made, DateOnly today)
    {
        var (own, ids) = (CodesOf(made[ImportedKind.Site]).Keys.ToArray(), made[ImportedKind.Quota].Select(one => one.RecordId).ToArray());
        var codes = made[ImportedKind.Quota].ToDictionary(one => one.RecordId, one => one.Code);
        var quotas = await database.Quotas.AsNoTracking().Where(quota => ids.Contains(quota.Id) && !own.Contains(quota.SiteId)).ToListAsync();
        var sites = quotas.Select(quota => quota.SiteId).ToArray();
        var offers = await database.Offers.AsNoTracking().Where(offer => sites.Contains(offer.SiteId)).Select(offer => new { offer.SiteId, offer.Service }).ToListAsync();
        var live = (await database.Sites.AsNoTracking().Where(site => sites.Contains(site.Id)).ToListAsync()).Where(site => site.WasEverLive).Select(site => site.Id).ToHashSet();
        return quotas.SelectMany(quota => new[]
        {
            new ImportDependence(nameof(Offer), ImportedKind.Quota, codes[quota.Id], offers.Count(offer => offer.SiteId == quota.SiteId && offer.Service == quota.Service)),
            new ImportDependence(nameof(Quota), ImportedKind.Quota, codes[quota.Id], live.Contains(quota.SiteId) && quota.FirstDay <= today ? 1 : 0),
        }).Where(one => one.Count > 0);
    }

    private static async Task<IEnumerable<ImportDependence>> ChangesAsync(ConsoleDb database, List<ImportedRecord> records, long after)
    {
        var organisations = records.Where(record => record.Kind == ImportedKind.Organisation).Select(record => record.Code).ToHashSet();
        var sites = records.Where(record => record.Kind == ImportedKind.Site).Select(record => record.Code).ToHashSet();
        var later = database.AuditTrail.AsNoTracking().Where(line => line.Id > after);
        var ofUnits = await later.Where(line => line.Record == nameof(Organisation) && organisations.Contains(line.Key)).Select(line => new { line.Key, line.By, line.At }).ToListAsync();
        var ofSites = await later.Where(line => OfSites.Contains(line.Record) && sites.Contains(line.Key)).Select(line => new { line.Key, line.By, line.At }).ToListAsync();
        return ofUnits.Select(line => (Kind: ImportedKind.Organisation, Line: line)).Concat(ofSites.Select(line => (Kind: ImportedKind.Site, Line: line)))
            .GroupBy(one => (one.Kind, one.Line.Key))
            .Select(group => (group.Key, Count: group.Count(), Last: group.MaxBy(one => one.Line.At).Line))
            .Select(one => new ImportDependence(null, one.Key.Kind, one.Key.Key, one.Count, one.Last.By, one.Last.At));
    }

    private static Dictionary<int, string> CodesOf(IEnumerable<ImportedRecord> records) => records.ToDictionary(record => record.RecordId, record => record.Code);
}
