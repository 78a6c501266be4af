using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Domain.Statistics;

/// <summary>
/// Judges overstays on one day: a visit of off-peak sharing still inside later than the end of the run in which it entered plus
/// grace. The day that holds this last moment decides, so that a visit is judged once, however it ends and whenever.
/// </summary>
internal sealed class OverstayRuns
{
    private readonly List<(long Start, long End, long LastMoment)> runs = [];
    private long dayStart;
    private long dayEnd;

    public void Begin(IReadOnlyList<SharedSchedule> shared, TimeSpan grace, long dayStartTicks, long dayEndTicks)
    {
        (dayStart, dayEnd) = (dayStartTicks, dayEndTicks);
        runs.Clear();
        foreach (var schedule in shared)
            if (schedule.Service == ServiceKind.OffPeakSharing) AddDecidedToday(schedule.Runs, grace.Ticks);
    }

    /// <summary>Start of the run that the visit overstays if it is inside until the given instant; null when it does not.</summary>
    public long? Overstayed(in OpenVisit visit, long insideUntil)
    {
        if (visit.Service != ServiceKind.OffPeakSharing) return null;
        foreach (var run in runs)
            if (run.Start <= visit.EnteredAtUtcTicks && visit.EnteredAtUtcTicks < run.End)
                return insideUntil > run.LastMoment ? run.Start : null;
        return null;
    }

    private void AddDecidedToday(IReadOnlyList<Interval> wholeRuns, long grace)
    {
        foreach (var run in wholeRuns)
        {
            var end = run.End.UtcTicks;
            if (end + grace >= dayStart && end + grace < dayEnd) runs.Add((run.Start.UtcTicks, end, end + grace));
        }
    }
}
