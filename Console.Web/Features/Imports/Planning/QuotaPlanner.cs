using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Imports.Reading;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Features.Imports.Planning;

/// <summary>Plans the quotas of a workbook: rows of one site, service and first day are one version, and go in together or not at all.</summary>
internal sealed class QuotaPlanner(ImportPlan plan, KnownRegister register, Referents<Site> sites, DateOnly today, (string By, DateTimeOffset At) setting)
{
    private static readonly MatchChoice[] Offered = [MatchChoice.Skip];
    private readonly Dictionary<Site, SiteRules> rules = [];

    /// <summary>Plans the rows of one site, in the order of their days.</summary>
    public void Take(IEnumerable<QuotaFacts> ofOneSite)
    {
        foreach (var version in ofOneSite.GroupBy(one => (one.Service, one.FirstDay)).OrderBy(group => group.Key.FirstDay)) TakeVersion([.. version]);
    }

    private void TakeVersion(List<QuotaFacts> rows)
    {
        var first = rows[0];
        foreach (var row in rows.Where(row => row.SiteCode is not null)) sites.Find(row.Row, row.SiteCode!, () => Known(row.SiteCode!));
        if (first.FirstDay is { } day)
            foreach (var row in rows) CellValues.Try(row.Row, ImportColumn.FirstDay, () => SharingDates.DemandQuota(day, today));
        if (rows.Find(row => !row.Row.IsGood) is { } faulty) RefuseOthers(rows, faulty);
        else if (sites.Find(first.Row, first.SiteCode!, () => Known(first.SiteCode!)) is { } site) Set(site, rows);
    }

    // A version with a window left out would be another one than was meant.
    private static void RefuseOthers(List<QuotaFacts> rows, QuotaFacts faulty)
    {
        if (faulty.Service is null || faulty.FirstDay is null) return;
        foreach (var row in rows.Where(row => row.Row.IsGood)) row.Row.Refuse(null, "import-group-faulty", faulty.Row.Number);
    }

    private void Set(Site site, List<QuotaFacts> rows)
    {
        var (first, known) = (rows[0], rules.TryGetValue(site, out var held) ? held : register.RulesOf(site));
        if (known.Quotas.Any(quota => quota.SiteId != 0 && quota.Service == first.Service && quota.FirstDay == first.FirstDay)) Skip(site, rows);
        else if (CellValues.Try(first.Row, ImportColumn.Spaces, () => Fitting(known, site, rows)) is { } version)
        {
            rules[site] = known with { Quotas = [.. known.Quotas, version] };
            plan.Quotas.Add(new PlannedQuota(site, version.Service, version.FirstDay, version.Windows, version.Reason));
        }
        else RefuseOthers(rows, first);
    }

    private void Skip(Site site, List<QuotaFacts> rows)
    {
        foreach (var row in rows)
        {
            row.Row.IsSkipped = true;
            plan.Matches.Add(new ImportMatch(row.Row.Sheet, row.Row.Number, CellValues.Shown(row.Row, ImportColumn.Service), site.Code, site.Name, true, MatchChoice.Skip, Offered));
        }
    }

    private Quota Fitting(SiteRules known, Site site, List<QuotaFacts> rows)
    {
        var (first, reason) = (rows[0], rows.Select(row => row.Reason).FirstOrDefault(words => words is not null));
        var version = Quota.Set(site.Id, first.Service!.Value, first.FirstDay!.Value, rows.Select(row => row.Window!), setting.By, setting.At, reason);
        QuotaFit.Demand(version, known);
        return version;
    }

    private Site? Known(string code) => register.Site(code) is { } known ? register.Whole(known) : null;
}
