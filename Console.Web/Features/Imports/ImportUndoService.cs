using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;
using ParkingOps.Web.Features.Imports.Planning;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Features.Imports;

/// <summary>Takes a whole import back while nothing depends on it: what it made goes, what it changed is as it was before.</summary>
public sealed class ImportUndoService(ConsoleDbFactory databases, TimeProvider clock)
{
    /// <summary>What stands in the way of taking an import back; empty when nothing does.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>import-not-done</c>.</exception>
    public async Task<List<ImportDependence>> DependsAsync(int id)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        await FindAsync(database, id);
        return await ImportDependences.OfAsync(database, id, ServiceDay.Today(clock));
    }

    /// <summary>Takes an import back, in one transaction.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>import-not-done</c>, <c>import-depends</c> with how many records stand in the way,
    /// or <c>import-undo-exceeds</c> with the site whose quotas would then exceed its spaces, and from when.</exception>
    public async Task UndoAsync(int id)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        await using var transaction = await database.Database.BeginTransactionAsync();
        await database.Database.ExecuteSqlAsync($"select 1 from imports where id = {id} for update");
        var import = await FindAsync(database, id);
        // Whoever is about to offer or to change something waits, and finds it gone.
        await database.Database.ExecuteSqlAsync($"select 1 from sites where id in (select record_id from imported_records where import_id = {id} and kind = 2) order by id for update");
        await database.Database.ExecuteSqlAsync($"select 1 from organisations where id in (select record_id from imported_records where import_id = {id} and kind = 1) order by id for update");
        var depends = await ImportDependences.OfAsync(database, id, ServiceDay.Today(clock));
        if (depends.Count > 0) throw new RuleException("import-depends", depends.Sum(one => one.Count));
        database.Reason = import.Name;
        await TakeBackAsync(database, await database.ImportedRecords.Where(record => record.ImportId == id).ToListAsync());
        await database.SaveChangesAsync();
        await DemandFitAsync(database, id);
        (import.State, import.UndoneBy, import.UndoneAt) = (ImportState.Undone, database.Actor.Name, clock.GetUtcNow());
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    // Who has set a quota since counts on the spaces that the import brought.
    private async Task DemandFitAsync(ConsoleDb database, int id)
    {
        // A quota is recorded under its site's code.
        var touched = database.ImportedRecords.Where(record => record.ImportId == id && record.Kind != ImportedKind.Organisation).Select(record => record.Code);
        var sites = await database.Sites.Where(site => touched.Contains(site.Code)).ToListAsync();
        var rules = await SiteRulesLoader.ManyAsync(database, sites, await CalendarService.LoadAsync(database, CancellationToken.None));
        foreach (var (site, of) in sites.Zip(rules).Where(one => one.Second.Quotas.Count > 0))
            try
            {
                QuotaFit.DemandCapacity(of, ServiceDay.Today(clock), clock.GetUtcNow());
            }
            catch (RuleException refusal) when (refusal.Code == "quota-exceeds-capacity")
            {
                throw new RuleException("import-undo-exceeds", [site.Name, .. refusal.Arguments]);
            }
    }

    private static async Task<Import> FindAsync(ConsoleDb database, int id)
    {
        var import = await database.Imports.FirstOrDefaultAsync(one => one.Id == id) ?? throw new RuleException("not-found");
        return import.State == ImportState.Imported ? import : throw new RuleException("import-not-done");
    }

    private async Task TakeBackAsync(ConsoleDb database, List<ImportedRecord> records)
    {
        var ids = records.ToLookup(record => record.Kind, record => record.RecordId);
        var (organisations, sites, quotas) = (ids[ImportedKind.Organisation].ToArray(), ids[ImportedKind.Site].ToArray(), ids[ImportedKind.Quota].ToArray());
        var before = records.Where(record => record.Before is not null).ToDictionary(record => (record.Kind, record.RecordId), record => record.Before!);
        database.RemoveRange(await database.Quotas.Where(quota => quotas.Contains(quota.Id)).ToListAsync());
        foreach (var site in await database.Sites.Where(site => sites.Contains(site.Id)).ToListAsync())
            if (before.TryGetValue((ImportedKind.Site, site.Id), out var picture)) RecordPicture.Read<SitePicture>(picture).Restore(site, ServiceDay.Today(clock));
            else database.Remove(site);
        foreach (var organisation in await database.Organisations.Where(one => organisations.Contains(one.Id)).ToListAsync())
            if (before.TryGetValue((ImportedKind.Organisation, organisation.Id), out var picture)) RecordPicture.Read<OrganisationPicture>(picture).Restore(organisation);
            else database.Remove(organisation);
    }
}
