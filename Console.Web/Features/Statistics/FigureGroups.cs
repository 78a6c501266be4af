using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Features.Statistics;

/// <summary>What grouping needs to know of a site.</summary>
internal sealed record SiteFacts(
    int Id, string Code, string Name, string? District, OrganisationKind Kind, IReadOnlyList<SiteCapacity> Capacities, IReadOnlyList<LifecycleStep> Steps, bool WasLiveBefore)
{
    /// <summary>Whether it was live at any instant of a day.</summary>
    public bool WasLiveOn(DateOnly day) => LifecycleRules.WasLiveOn(day, Steps, WasLiveBefore);

    /// <summary>Total spaces in force on a day; null where none are known.</summary>
    public int? SpacesOn(DateOnly day) => Capacities.LastOrDefault(capacity => capacity.FirstDay <= day)?.Total;
}

/// <summary>Sorts site-days into the groups of a query and sums each; what a figure is, the domain's sums alone know.</summary>
internal sealed class FigureGroups(StatisticsQuery query, IReadOnlyDictionary<int, SiteFacts> sites)
{
    private readonly Dictionary<FigureGroup, (FigureSum Sum, HashSet<int> Sites)> groups = [];
    private readonly bool byHour = query.By.Contains(Grouping.Hour);

    /// <summary>Adds one site-day.</summary>
    public void Add(int siteId, DateOnly day, DayFigures figures, bool isProvisional)
    {
        if (query.ProgrammeOnly && !sites[siteId].WasLiveOn(day)) return;
        foreach (var hour in Hours())
        {
            var group = Find(siteId, day, hour, figures.Key);
            group.Sum.Add(siteId, figures);
            if (isProvisional) group.Sum.MarkProvisional();
        }
    }

    /// <summary>Adds what a later day found for a site-day.</summary>
    public void Add(int siteId, Attribution found)
    {
        if (query.ProgrammeOnly && !sites[siteId].WasLiveOn(found.Day)) return;
        var admission = query.By.Contains(Grouping.Admission) ? found.Admission : query.Admission;
        var key = new FigureKey(admission, query.Service);
        if (key.Covers(found.Admission, found.Service)) Find(siteId, found.Day, byHour ? found.Hour : null, key).Sum.Add(found);
    }

    /// <summary>The groups in order.</summary>
    public List<GroupFigures> ToRows(DateOnly last)
    {
        foreach (var (group, (sum, members)) in groups)
            for (var day = group.Day ?? query.From; day <= (group.Day ?? last); day = day.AddDays(1))
                foreach (var site in members) sum.AddCapacity(sites[site].SpacesOn(day));
        return [.. groups.Select(group => new GroupFigures(group.Key, group.Value.Sum.ToRow())).OrderBy(row => row, FigureOrder.Of(query.By))];
    }

    private IEnumerable<int?> Hours() => byHour ? Enumerable.Range(0, DayFigures.Hours).Select(hour => (int?)hour) : [null];

    private (FigureSum Sum, HashSet<int> Sites) Find(int siteId, DateOnly day, int? hour, FigureKey key)
    {
        var group = GroupOf(siteId, day, hour, key.Admission);
        if (!groups.TryGetValue(group, out var found)) groups.Add(group, found = (new FigureSum(key, hour), []));
        found.Sites.Add(siteId);
        return found;
    }

    private FigureGroup GroupOf(int siteId, DateOnly day, int? hour, Admission? admission)
    {
        var site = sites[siteId];
        return new FigureGroup
        {
            Site = query.By.Contains(Grouping.Site) ? site.Code : null,
            SiteName = query.By.Contains(Grouping.Site) ? site.Name : null,
            District = query.By.Contains(Grouping.District) ? site.District ?? "" : null,
            Kind = query.By.Contains(Grouping.Kind) ? site.Kind : null,
            Day = query.By.Contains(Grouping.Day) ? day : null,
            Hour = hour,
            Admission = query.By.Contains(Grouping.Admission) ? admission : null,
        };
    }
}
