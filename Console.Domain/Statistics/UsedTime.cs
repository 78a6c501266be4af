using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Statistics;

/// <summary>
/// Time that cars of one service spend inside while the service is on offer, by hour, not capped by the spaces offered.
/// A car that comes adds what is left of its hour, and itself to the hours after; one that leaves takes the same away.
/// </summary>
internal sealed class UsedTime
{
    private readonly List<(long Start, long End)> offered = [];
    private readonly long[] partTicks = new long[DayFigures.Hours];
    private readonly int[] wholeHours = new int[DayFigures.Hours + 1];
    private long dayStart;

    /// <summary>Starts a day with the service's offered time up to now.</summary>
    public void Begin(IReadOnlyList<SpaceSpan> spans, long dayStartTicks, long untilTicks)
    {
        dayStart = dayStartTicks;
        Array.Clear(partTicks);
        Array.Clear(wholeHours);
        offered.Clear();
        if (spans.Count == 0) return;
        var (from, to) = (new DateTimeOffset(dayStartTicks, TimeSpan.Zero), new DateTimeOffset(untilTicks, TimeSpan.Zero));
        foreach (var open in OpeningSchedule.Merge([.. spans.Where(span => span.Spaces > 0).Select(span => span.Time)], from, to))
            offered.Add((open.Start.UtcTicks, open.End.UtcTicks));
    }

    public void Enter(long ticks) => Change(ticks, 1);

    public void Leave(long ticks) => Change(ticks, -1);

    /// <summary>Whole seconds by hour.</summary>
    public long[] Seconds()
    {
        var (seconds, inside) = (new long[DayFigures.Hours], 0L);
        for (var hour = 0; hour < DayFigures.Hours; hour++)
        {
            inside += wholeHours[hour];
            var start = dayStart + (hour * TimeSpan.TicksPerHour);
            seconds[hour] = (partTicks[hour] + (inside * OfferedBetween(start, start + TimeSpan.TicksPerHour))) / TimeSpan.TicksPerSecond;
        }

        return seconds;
    }

    private void Change(long ticks, int cars)
    {
        if (offered.Count == 0) return;
        var hour = (int)((ticks - dayStart) / TimeSpan.TicksPerHour);
        partTicks[hour] += cars * OfferedBetween(ticks, dayStart + ((hour + 1) * TimeSpan.TicksPerHour));
        wholeHours[hour + 1] += cars;
    }

    private long OfferedBetween(long start, long end)
    {
        var sum = 0L;
        foreach (var open in offered)
            sum += Math.Max(0, Math.Min(end, open.End) - Math.Max(start, open.Start));
        return sum;
    }
}
