using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>One site by the rules as they are and as they would be.</summary>
internal sealed record RulesChange(Site Site, SiteRules Before, SiteRules After)
{
    /// <summary>What a change does to some sites on some days; those that share nothing are left out.</summary>
    public static Task<RulesPreview> PreviewAsync(IEnumerable<RulesChange> changes, IReadOnlyList<DateOnly> days, DateTimeOffset now) => Task.Run(() => Preview(changes, days, now));

    /// <summary>The first site that a change would break; null when none would.</summary>
    public static Task<PreviewBreak?> FirstBreakAsync(IEnumerable<RulesChange> changes, IReadOnlyList<DateOnly> days, DateTimeOffset now) =>
        Task.Run(() => changes.Where(change => change.Shares).Select(change => change.BreakOn(change.Schedules(), days, now)).FirstOrDefault(found => found is not null));

    private bool Shares => Before.Quotas.Count + Before.Offers.Count > 0;

    private static RulesPreview Preview(IEnumerable<RulesChange> changes, IReadOnlyList<DateOnly> days, DateTimeOffset now)
    {
        var (lines, breaks, total, sites) = (new List<PreviewLine>(), new List<PreviewBreak>(), 0, 0);
        foreach (var change in changes.Where(change => change.Shares))
        {
            var schedules = change.Schedules();
            var found = ScheduleDiff.Between(schedules.Before, schedules.After, days).ToList();
            lines.AddRange(found.Take(RulesPreview.MostLines - lines.Count).Select(line => new PreviewLine(change.Site.Code, change.Site.Name, line)));
            if (change.BreakOn(schedules, days, now) is { } broken) breaks.Add(broken);
            total += found.Count;
            if (found.Count > 0) sites++;
        }
        return new RulesPreview(lines, total, sites, breaks);
    }

    private static IEnumerable<(DateOnly First, DateOnly Last)> Runs(IReadOnlyList<DateOnly> days)
    {
        for (var at = 0; at < days.Count;)
        {
            var end = at;
            while (end + 1 < days.Count && days[end + 1] == days[end].AddDays(1)) end++;
            yield return (days[at], days[end]);
            at = end + 1;
        }
    }

    private (SiteSchedule Before, SiteSchedule After) Schedules() => (new SiteSchedule(Before), new SiteSchedule(After));

    // What was wrong before the change is not the change's fault, and must not stand in its way.
    private PreviewBreak? BreakOn((SiteSchedule Before, SiteSchedule After) schedules, IReadOnlyList<DateOnly> days, DateTimeOffset now)
    {
        foreach (var (first, last) in Runs(days))
        {
            var misfits = schedules.After.SharedServices.Select(Func<SiteSchedule, OfferMisfit?> (service) => schedule => schedule.FirstMisfit(service, first, last, now))
                .Append(schedule => schedule.FirstExcess(first, last, now));
            foreach (var find in misfits)
                if (find(schedules.After) is { } misfit && misfit != find(schedules.Before)) return new PreviewBreak(Site.Code, Site.Name, misfit);
        }
        return null;
    }
}
