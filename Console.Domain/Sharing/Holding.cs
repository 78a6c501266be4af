using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>A window that is open at an instant.</summary>
/// <param name="Spaces">Spaces it holds; 0 when no window is open.</param>
/// <param name="Day">Day on which it started.</param>
/// <param name="Window">The window.</param>
/// <param name="Exception">The exception whose window it is, or null for a usual one.</param>
internal readonly record struct Opening(int Spaces, DateOnly Day, TimeWindow? Window, ScheduleException? Exception);

/// <summary>What one exception decided about a window.</summary>
/// <param name="By">The strongest exception that rules its start.</param>
/// <param name="Usual">The window when it is a usual one, which the exception replaced.</param>
/// <param name="Overruled">Weaker exceptions that rule its start too, from the weakest.</param>
internal readonly record struct Decision(ScheduleException By, TimeWindow? Usual, IReadOnlyList<ScheduleException> Overruled);

/// <summary>Windows with spaces that may start between two days: one version of a quota, or one offer.</summary>
internal sealed class Holding
{
    private readonly (TimeWindow Time, int Spaces)[] windows;
    private readonly ScheduleException[] exceptions;
    private readonly int most;
    private readonly DateTimeOffset since;
    private readonly (DateOnly FirstDay, DateTimeOffset SetAt)[] late;

    /// <param name="service">Its service kind.</param>
    /// <param name="windows">Its windows.</param>
    /// <param name="period">First and last day on which they may start.</param>
    /// <param name="exceptions">Exceptions that reach the site, from the weakest to the strongest.</param>
    /// <param name="since">From when it counts at all: a version counts from the instant at which it was set.</param>
    /// <param name="late">First days of later versions that were set after their first day had begun: each takes over at the instant at which it was set.</param>
    public Holding(
        ServiceKind service, (TimeWindow, int)[] windows, (DateOnly First, DateOnly? Last) period, ScheduleException[] exceptions,
        DateTimeOffset since = default, (DateOnly FirstDay, DateTimeOffset SetAt)[]? late = null)
    {
        this.windows = windows;
        (this.since, this.late) = (since, late ?? []);
        (Service, Period) = (service, period);
        most = windows.Length == 0 ? 0 : windows.Max(window => window.Item2);
        this.exceptions = most == 0 ? [] : [.. exceptions.Where(one => one.Service is null || one.Service == service)];
    }

    public ServiceKind Service { get; }

    public (DateOnly First, DateOnly? Last) Period { get; }

    /// <summary>The window open at an instant that holds the most spaces. Windows that start at or after <paramref name="before"/> are left out.</summary>
    public Opening At(in Moment moment, DateTimeOffset? before = null)
    {
        var best = default(Opening);
        for (var back = 0; back < Moment.Days; back++)
        {
            var (day, kind, minute) = moment.Back(back);
            if (!IsOf(day, moment.At)) continue;
            foreach (var (time, spaces) in windows)
                if (spaces > best.Spaces && IsInside(time, minute) && time.StartsOn(day, kind) && IsTaken(day, time, null, before))
                    best = new Opening(spaces, day, time, null);
            foreach (var exception in exceptions)
                foreach (var time in exception.Windows)
                    if (most > best.Spaces && IsInside(time, minute) && IsTaken(day, time, exception, before))
                        best = new Opening(most, day, time, exception);
        }
        return best;
    }

    /// <summary>
    /// The exceptions that decide whether a window is open at an instant, once for each window that any rule would open then: the usual ones, and
    /// those of every exception, the overruled ones included.
    /// </summary>
    public IEnumerable<Decision> DecisionsAt(Moment moment)
    {
        if (exceptions.Length == 0) yield break;
        for (var back = 0; back < Moment.Days; back++)
        {
            var (day, kind, minute) = moment.Back(back);
            if (!IsOf(day, moment.At)) continue;
            var usual = windows.Select(window => window.Time).Where(time => time.StartsOn(day, kind)).Select(time => (Time: time, IsUsual: true));
            foreach (var (time, isUsual) in usual.Concat(exceptions.SelectMany(one => one.Windows).Select(time => (time, false))))
            {
                if (!IsInside(time, minute)) continue;
                var ruling = Array.FindAll(exceptions, one => one.Rules(Service, day, StartOf(day, time)));
                if (ruling.Length > 0 && (isUsual || Array.Exists(ruling, one => one.Windows.Contains(time))))
                    yield return new Decision(ruling[^1], isUsual ? time : null, ruling[..^1]);
            }
        }
    }

    /// <summary>Minutes of the day at which its spaces may change.</summary>
    public IEnumerable<int> EdgeMinutes() =>
        windows.Select(window => window.Time).Concat(exceptions.SelectMany(exception => exception.Windows))
            .SelectMany(time => new[] { time.StartMinute, time.EndMinute });

    // Whether the windows that start on a day are its own at an instant.
    private bool IsOf(DateOnly day, DateTimeOffset at)
    {
        if (day < Period.First || day > Period.Last || at < since) return false;
        foreach (var (first, setAt) in late)
            if (first <= day && setAt <= at) return false;
        return true;
    }

    private static bool IsInside(TimeWindow time, int minute) => time.StartMinute <= minute && minute < time.EndMinute;

    private static DateTimeOffset StartOf(DateOnly day, TimeWindow time) => ServiceDay.StartOf(day).AddMinutes(time.StartMinute);

    // A window stands when the exception that rules its start, or no exception, is the one that it comes from.
    private bool IsTaken(DateOnly day, TimeWindow time, ScheduleException? from, DateTimeOffset? before)
    {
        if (exceptions.Length == 0 && before is null) return true;
        var start = StartOf(day, time);
        return !(start >= before) && Ruling(day, start) == from;
    }

    private ScheduleException? Ruling(DateOnly day, DateTimeOffset start)
    {
        for (var index = exceptions.Length - 1; index >= 0; index--)
            if (exceptions[index].Rules(Service, day, start)) return exceptions[index];
        return null;
    }
}
