using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Statistics;

/// <summary>Today's figures from the live counter: entries and exits; everything else is blank until the day is aggregated.</summary>
internal static class LiveFigures
{
    public static IEnumerable<GroupFigures> Rows(StatisticsQuery query, IReadOnlyDictionary<int, SiteFacts> sites, DateOnly today, IEnumerable<LiveCount> counts)
    {
        var wanted = counts.Where(count => sites.ContainsKey(count.SiteId)
            && (query.Admission is null || count.Admission == query.Admission)
            && (query.Service is null || VisitRules.ServiceOf(count.Admission, count.Service) == query.Service));
        return wanted.GroupBy(count => GroupOf(query, sites[count.SiteId], today, count))
            .Select(group => new GroupFigures(group.Key, Row(group.Sum(count => count.Entries), group.Sum(count => count.Exits)), IsLive: true))
            .OrderBy(row => row, FigureOrder.Of(query.By));
    }

    private static FigureGroup GroupOf(StatisticsQuery query, SiteFacts site, DateOnly today, LiveCount count) => new()
    {
        Site = query.By.Contains(Grouping.Site) ? site.Code : null,
        SiteName = query.By.Contains(Grouping.Site) ? site.Name : null,
        District = query.By.Contains(Grouping.District) ? site.District ?? "" : null,
        Kind = query.By.Contains(Grouping.Kind) ? site.Kind : null,
        Day = query.By.Contains(Grouping.Day) ? today : null,
        Hour = query.By.Contains(Grouping.Hour) ? count.Hour : null,
        Admission = query.By.Contains(Grouping.Admission) ? count.Admission : null,
    };

    private static FigureRow Row(long entries, long exits)
    {
        var row = new FigureRow
        {
            Entries = entries,
            Exits = exits,
            VehicleDays = null,
            Visits = null,
            UnmatchedEntries = null,
            UnmatchedExits = null,
            Overstays = null,
            Provisional = true,
        };
        return row with { BlankReasons = [.. FigureDefinitions.All.Where(figure => figure.Read(row) is null).Select(figure => $"{figure.Name}:{BlankReason.Live}")] };
    }
}
