namespace ParkingOps.Domain.Time;

/// <summary>Replaces the windows that start on its dates by its own, or by none; the tail of the night before stands (semantics 3).</summary>
/// <param name="FirstDay">First date.</param>
/// <param name="LastDay">Last date, included.</param>
/// <param name="Windows">What starts on these dates; their day kinds are not looked at.</param>
public sealed record WindowException(DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<TimeWindow> Windows);

/// <summary>Turns windows into the time for which they are open.</summary>
public static class OpeningSchedule
{
    private const int LookBackDays = 2;

    /// <summary>The union of all windows between two instants, merged and in order.</summary>
    public static IReadOnlyList<Interval> Open(
        IReadOnlyList<TimeWindow> windows, IReadOnlyList<WindowException> exceptions, CityCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        var open = new List<Interval>();
        var last = ServiceDay.Of(to);
        for (var day = ServiceDay.Of(from).AddDays(-LookBackDays); day <= last; day = day.AddDays(1))
            foreach (var window in StartingOn(day, windows, exceptions, calendar))
                open.Add(window.On(day));
        return Merge(open, from, to);
    }

    /// <summary>Merges what overlaps or touches and keeps what lies between two instants.</summary>
    public static IReadOnlyList<Interval> Merge(List<Interval> intervals, DateTimeOffset from, DateTimeOffset to)
    {
        intervals.Sort((left, right) => left.Start.CompareTo(right.Start));
        var merged = new List<Interval>();
        foreach (var interval in intervals)
        {
            var start = interval.Start < from ? from : interval.Start;
            var end = interval.End > to ? to : interval.End;
            if (start >= end) continue;
            if (merged.Count > 0 && merged[^1].End >= start) merged[^1] = merged[^1] with { End = end > merged[^1].End ? end : merged[^1].End };
            else merged.Add(new Interval(start, end));
        }
        return merged;
    }

    private static IEnumerable<TimeWindow> StartingOn(
        DateOnly day, IReadOnlyList<TimeWindow> windows, IReadOnlyList<WindowException> exceptions, CityCalendar calendar)
    {
        var exception = exceptions.LastOrDefault(candidate => candidate.FirstDay <= day && day <= candidate.LastDay);
        if (exception is not null) return exception.Windows;
        var kind = calendar.KindOf(day);
        return windows.Where(window => window.StartsOn(day, kind));
    }
}
