using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Imports.Reading;

namespace ParkingOps.Web.Features.Imports.Planning;

/// <summary>Turns the rows of a workbook into records, as they would be made: the preview and the import itself are this one way.</summary>
internal static class ImportPlanner
{
    private const int Told = 100;

    /// <summary>Plans a workbook. What the database has read is changed where rows are merged, and nothing is saved.</summary>
    /// <param name="database">Where the register is; its actor sets the quotas.</param>
    /// <param name="book">The workbook.</param>
    /// <param name="choices">What was decided about rows that meet something that exists.</param>
    /// <param name="now">When.</param>
    /// <param name="progress">Told how many rows are done.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<ImportPlan> PlanAsync(
        ConsoleDb database, ImportBook book, ImportChoices choices, DateTimeOffset now, IProgress<int>? progress, CancellationToken cancel = default)
    {
        var register = await KnownRegister.LoadAsync(database, cancel);
        var organisations = book.Of(ImportSheet.Organisations).Select(OrganisationFacts.Of).ToList();
        var sites = book.Of(ImportSheet.Sites).Select(row => SiteFacts.Of(row, register.Words)).ToList();
        var quotas = book.Of(ImportSheet.Quotas).Select(QuotaFacts.Of).ToList();
        var met = sites.Where(site => site.Code is not null).Select(site => register.Find(site)?.Known);
        await register.ReadWholeAsync(database, met.Concat(quotas.Where(one => one.SiteCode is not null).Select(one => register.Site(one.SiteCode!))).OfType<KnownSite>(), cancel);

        var (plan, today, done) = (new ImportPlan(book), ServiceDay.Of(now), 0);
        var ofUnits = new OrganisationPlanner(plan, register, choices);
        var districts = sites.Where(site => site.OrganisationCode is not null && site.District is not null).ToLookup(site => site.OrganisationCode!, site => site.District!);
        foreach (var one in organisations) Do(() => ofUnits.Take(one, [.. districts[one.Code ?? ""].Distinct()]), 1);
        var ofSites = new SitePlanner(plan, register, choices, ofUnits.Referents, today);
        foreach (var one in sites) Do(() => ofSites.Take(one), 1);
        var ofQuotas = new QuotaPlanner(plan, register, ofSites.Referents, today, (database.Actor.Name, now));
        foreach (var ofOneSite in quotas.GroupBy(one => one.SiteCode)) Do(() => ofQuotas.Take(ofOneSite), ofOneSite.Count());
        progress?.Report(done);
        plan.Mark = PlanMark.Of(plan, database);
        return plan;

        void Do(Action act, int rows)
        {
            cancel.ThrowIfCancellationRequested();
            act();
            if (done / Told != (done += rows) / Told) progress?.Report(done);
        }
    }
}
