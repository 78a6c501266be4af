using ParkingOps.Domain.Sharing;

namespace ParkingOps.Domain.Statistics;

/// <summary>What each service offered, was allowed and saw used on a day, as space-seconds by hour.</summary>
internal sealed class SharedTime
{
    private readonly UsedTime[] used = [.. Enumerable.Range(0, Families.Count).Select(_ => new UsedTime())];
    private readonly SharedSchedule?[] schedules = new SharedSchedule?[Families.Count];
    private long dayStart;

    public void Begin(IReadOnlyList<SharedSchedule> shared, long dayStartTicks, long untilTicks)
    {
        dayStart = dayStartTicks;
        Array.Clear(schedules);
        for (var i = 0; i < shared.Count; i++) schedules[Families.PositionOf(shared[i].Service)] = shared[i];
        for (var family = 0; family < Families.Count; family++) used[family].Begin(schedules[family]?.Offered ?? [], dayStart, untilTicks);
    }

    public void Enter(int service, long ticks) => used[service].Enter(ticks);

    public void Leave(int service, long ticks) => used[service].Leave(ticks);

    /// <summary>Whether the family's service, or for the whole site any service, has a schedule.</summary>
    public bool Any(int family) => family == 0 ? schedules.AsSpan().ContainsAnyExcept((SharedSchedule?)null) : schedules[family] is not null;

    public DayFigures AddTo(DayFigures figures, int family)
    {
        if (family != 0 && !Families.IsService(family)) return figures;
        return figures with
        {
            OfferedSeconds = Sum(family, one => SecondsByHour(schedules[one]?.Offered)),
            QuotaSeconds = Sum(family, one => SecondsByHour(schedules[one]?.Quota)),
            UsedSeconds = Sum(family, one => used[one].Seconds()),
        };
    }

    private static long[] Sum(int family, Func<int, long[]> secondsOf)
    {
        if (family != 0) return secondsOf(family);
        var sum = new long[DayFigures.Hours];
        for (var service = 1; service < Families.Count; service++)
        {
            if (!Families.IsService(service)) continue;
            var more = secondsOf(service);
            for (var hour = 0; hour < sum.Length; hour++) sum[hour] += more[hour];
        }

        return sum;
    }

    private long[] SecondsByHour(IReadOnlyList<SpaceSpan>? spans)
    {
        var seconds = new long[DayFigures.Hours];
        foreach (var span in spans ?? [])
            for (var hour = 0; hour < DayFigures.Hours; hour++)
            {
                var start = Math.Max(span.Time.Start.UtcTicks, dayStart + (hour * TimeSpan.TicksPerHour));
                var end = Math.Min(span.Time.End.UtcTicks, dayStart + ((hour + 1) * TimeSpan.TicksPerHour));
                seconds[hour] += span.Spaces * Math.Max(0, end - start) / TimeSpan.TicksPerSecond;
            }

        return seconds;
    }
}
