using System.Globalization;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;

namespace ParkingOps.Tests.Domain.Sharing;

/// <summary>
/// What a site offers, painted minute by minute on arrays by the words of semantics 2, 3 and 13 to 16 alone. It reads the holiday notice itself,
/// counts in wall-clock minutes, and shares no arithmetic with the engine.
/// </summary>
internal sealed class MinuteOracle
{
    private const int DayMinutes = 1440;
    private const int Kinds = 6;
    private static readonly Dictionary<DateTime, bool> Notice = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "seed-data/calendar/holidays.csv"))
        .Skip(1).Select(line => line.Split(',')).ToDictionary(cells => DateTime.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), cells => cells[2] == "true");

    private readonly SiteRules rules;
    private readonly DateTime start;
    private readonly int days;
    private readonly List<ScheduleException> exceptions;

    /// <summary>Paints some days.</summary>
    public MinuteOracle(SiteRules rules, DateOnly first, int days)
    {
        (this.rules, this.days, start) = (rules, days, first.ToDateTime(TimeOnly.MinValue));
        exceptions = [.. rules.Exceptions.OrderByDescending(one => (int)one.Scope).ThenByDescending(one => one.SetAt).ThenByDescending(one => one.Id)];
        (Quota, Intended, Offered) = (Empty(), Empty(), Empty());
        foreach (var kind in Enum.GetValues<ServiceKind>()) PaintQuota(kind);
        foreach (var offer in rules.Offers.Where(one => one.WasPublished)) PaintOffer(offer);
        for (var minute = 0; minute < days * DayMinutes; minute++) Settle(minute);
    }

    public int[][] Quota { get; }

    public int[][] Intended { get; }

    public int[][] Offered { get; }

    public int Shareable(int minute) => rules.Capacities.Where(one => one.FirstDay <= DateOnly.FromDateTime(start.AddMinutes(minute)))
        .OrderBy(one => one.FirstDay).LastOrDefault()?.Shareable ?? 0;

    private int[][] Empty() => [.. Enumerable.Range(0, Kinds).Select(_ => new int[days * DayMinutes])];

    private void PaintQuota(ServiceKind kind)
    {
        // Of the versions that somebody had set by a minute, the one with the latest first day up to the day of the window is in force then.
        var versions = rules.Quotas.Where(one => one.Service == kind).OrderByDescending(one => one.FirstDay).ToList();
        foreach (var day in StartDays())
            foreach (var version in versions.Where(one => one.FirstDay <= DateOnly.FromDateTime(day)))
                foreach (var (from, length, spaces) in Starting(day, kind, [.. version.Windows.Select(one => (one.Time, one.Spaces))]))
                    Each(day, from, length, minute =>
                    {
                        var known = versions.Find(one => one.FirstDay <= DateOnly.FromDateTime(day) && Local(one.SetAt) <= start.AddMinutes(minute));
                        if (known == version) Quota[(int)kind][minute] = Math.Max(Quota[(int)kind][minute], spaces);
                    });
    }

    private void PaintOffer(Offer offer)
    {
        var open = new bool[days * DayMinutes];
        foreach (var day in StartDays().Where(day => DateOnly.FromDateTime(day) >= offer.FirstDay && !(DateOnly.FromDateTime(day) > offer.LastDay)))
            foreach (var (from, length, _) in Starting(day, offer.Service, [.. offer.Windows.Select(one => (one, offer.Spaces))]))
                Each(day, from, length, minute => open[minute] = true);
        for (var minute = 0; minute < open.Length; minute++)
        {
            if (!open[minute] || !IsLive(minute) || start.AddMinutes(minute) < Local(offer.PublishedAt)) continue;
            Intended[(int)offer.Service][minute] += offer.Spaces;
            if (!(Local(offer.WithdrawnAt) <= start.AddMinutes(minute))) Offered[(int)offer.Service][minute] += offer.Spaces;
        }
    }

    private IEnumerable<DateTime> StartDays() => Enumerable.Range(-2, days + 2).Select(day => start.AddDays(day));

    private IEnumerable<(int From, int Length, int Spaces)> Starting(DateTime day, ServiceKind kind, List<(TimeWindow Time, int Spaces)> usual)
    {
        foreach (var (time, spaces) in usual)
            if (IsOn(day, time) && Ruling(day, kind, time.StartMinute) is null) yield return (time.StartMinute, time.LengthMinutes, spaces);
        if (usual.Count == 0) yield break;
        foreach (var exception in exceptions)
            foreach (var time in exception.Windows)
                if (Ruling(day, kind, time.StartMinute) == exception) yield return (time.StartMinute, time.LengthMinutes, usual.Max(one => one.Spaces));
    }

    private ScheduleException? Ruling(DateTime day, ServiceKind kind, int minute)
    {
        var (date, at) = (DateOnly.FromDateTime(day), day.AddMinutes(minute));
        return exceptions.Find(one => one.FirstDay <= date && date <= one.LastDay && (one.Service ?? kind) == kind
            && Local(one.SetAt) <= at && !(Local(one.RevokedAt) <= at));
    }

    internal static bool IsOn(DateTime day, TimeWindow time)
    {
        var listed = Notice.TryGetValue(day, out var isOff);
        var isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var kind = listed ? (isOff ? DayKinds.Holidays : DayKinds.Workdays) : isWeekend ? DayKinds.RestDays : DayKinds.Workdays;
        var weekday = day.DayOfWeek switch
        {
            DayOfWeek.Monday => Weekdays.Monday,
            DayOfWeek.Tuesday => Weekdays.Tuesday,
            DayOfWeek.Wednesday => Weekdays.Wednesday,
            DayOfWeek.Thursday => Weekdays.Thursday,
            DayOfWeek.Friday => Weekdays.Friday,
            DayOfWeek.Saturday => Weekdays.Saturday,
            _ => Weekdays.Sunday,
        };
        return time.DayKinds.HasFlag(kind) && time.Weekdays.HasFlag(weekday)
            && !(time.FirstDay > DateOnly.FromDateTime(day)) && !(time.LastDay < DateOnly.FromDateTime(day));
    }

    private void Each(DateTime day, int from, int length, Action<int> paint)
    {
        var first = (int)(day - start).TotalMinutes + from;
        for (var minute = Math.Max(0, first); minute < Math.Min(days * DayMinutes, first + length); minute++) paint(minute);
    }

    private void Settle(int minute)
    {
        var at = start.AddMinutes(minute);
        var release = rules.Releases.Where(one => one.FirstDay <= DateOnly.FromDateTime(at) && Local(one.SetAt) <= at).OrderBy(one => one.FirstDay).LastOrDefault();
        var isSuspended = rules.Suspensions.Any(one => Local(one.StartAt) <= at && !(Local(one.EndAt) <= at));
        for (var kind = 1; kind < Kinds; kind++)
            if (isSuspended || rules.Withdrawals.Any(one => (one.Service is null || (int)one.Service == kind) && Local(one.StartAt) <= at && at < Local(one.RestoreAt)))
                Offered[kind][minute] = 0;
        if (release is not null && minute % DayMinutes >= release.Minute)
            foreach (var spaces in new[] { Quota, Intended, Offered })
            {
                var moved = (int)Math.Floor(spaces[1][minute] * release.SharePercent / 100m);
                spaces[1][minute] -= moved;
                spaces[3][minute] += moved;
            }
        if (rules.Withdrawals.Any(one => (one.Service is null or ServiceKind.SameDay) && Local(one.StartAt) <= at && at < Local(one.RestoreAt))) Offered[3][minute] = 0;
        foreach (var spaces in new[] { Intended, Offered })
            for (int kind = 1, left = Shareable(minute); kind < Kinds; kind++)
            {
                spaces[kind][minute] = Math.Min(Math.Min(spaces[kind][minute], Quota[kind][minute]), left);
                left -= spaces[kind][minute];
            }
    }

    private bool IsLive(int minute)
    {
        var at = start.AddMinutes(minute);
        var step = rules.LifecycleSteps.Where(one => Local(one.At) <= at).LastOrDefault();
        return step is null ? rules.WasLiveBefore : step.To == Lifecycle.Live;
    }

    internal static DateTime Local(DateTimeOffset instant) => instant.UtcDateTime.AddHours(8);

    internal static DateTime? Local(DateTimeOffset? instant) => instant?.UtcDateTime.AddHours(8);
}
