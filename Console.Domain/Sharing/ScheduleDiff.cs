using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>What a service has through one day, as steps.</summary>
/// <param name="Quota">What the bureau allows.</param>
/// <param name="Intended">What would be on offer but for withdrawals and suspensions.</param>
public sealed record DaySteps(IReadOnlyList<SpaceSpan> Quota, IReadOnlyList<SpaceSpan> Intended);

/// <summary>One service day on which a change of the rules is felt.</summary>
/// <param name="Day">The service day.</param>
/// <param name="Service">The service kind.</param>
/// <param name="Before">As the rules are.</param>
/// <param name="After">As they would be.</param>
public sealed record ScheduleChange(DateOnly Day, ServiceKind Service, DaySteps Before, DaySteps After);

/// <summary>Tells what a change of the rules does to a site, so that a person sees it before it takes effect (semantics 2, 3).</summary>
public static class ScheduleDiff
{
    /// <summary>Days after the start of a window on which its tail may still be open: no window is longer than 48 hours.</summary>
    public const int TailDays = 2;

    private static readonly ServiceKind[] Services = Enum.GetValues<ServiceKind>();

    /// <summary>The service days and services of one site that differ, by day and then by service.</summary>
    /// <param name="before">The site by the rules as they are.</param>
    /// <param name="after">The same site by the rules as they would be.</param>
    /// <param name="days">The days to look at; those on which a changed window may still be open are the caller's to name.</param>
    public static IEnumerable<ScheduleChange> Between(SiteSchedule before, SiteSchedule after, IEnumerable<DateOnly> days)
    {
        foreach (var day in days)
            foreach (var service in Differing(before, after, day))
                yield return new ScheduleChange(day, service, On(before, service, day), On(after, service, day));
    }

    private static List<ServiceKind> Differing(SiteSchedule before, SiteSchedule after, DateOnly day)
    {
        var differing = new List<ServiceKind>();
        var (from, to) = (ServiceDay.StartOf(day), ServiceDay.EndOf(day));
        foreach (var at in before.Edges(from, to).Concat(after.Edges(from, to)).Distinct())
        {
            var (was, becomes) = (before.Levels(at), after.Levels(at));
            foreach (var service in Services)
                if (!differing.Contains(service) && IsOther(was.Of(service), becomes.Of(service))) differing.Add(service);
        }
        differing.Sort();
        return differing;
    }

    private static bool IsOther(SpaceLevels left, SpaceLevels right) => left.Quota != right.Quota || left.Intended != right.Intended;

    private static DaySteps On(SiteSchedule schedule, ServiceKind service, DateOnly day)
    {
        var (from, to) = (ServiceDay.StartOf(day), ServiceDay.EndOf(day));
        return new DaySteps(schedule.Quota(service, from, to), schedule.Intended(service, from, to));
    }
}
