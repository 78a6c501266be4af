namespace ParkingOps.Domain.Statistics;

/// <summary>
/// Cars inside by family through a day, and their peaks. An instant counts with all that happens at it done: who leaves as
/// another comes makes no second car (semantics 10 and 12).
/// </summary>
internal sealed class Occupancy
{
    private const int AllFamilies = (1 << Families.Count) - 1;
    private readonly int[] inside = new int[Families.Count];
    private readonly int[] peaks = new int[Families.Count];
    private readonly long[] peakTicks = new long[Families.Count];
    private readonly int[] hourPeaks = new int[Families.Count * DayFigures.Hours];
    private long dayStart;
    private long instant;
    private int changed;

    /// <summary>Starts a day; what is carried over is added before time moves.</summary>
    public void Begin(long dayStartTicks)
    {
        Array.Clear(inside);
        Array.Clear(peaks);
        Array.Clear(hourPeaks);
        dayStart = instant = dayStartTicks;
        changed = AllFamilies;
    }

    public void Change(in Families families, int cars)
    {
        inside[0] += cars;
        inside[families.Admission] += cars;
        if (families.Service != 0) inside[families.Service] += cars;
        changed |= families.Mask;
    }

    /// <summary>Everything of the present instant has happened; time goes on to a later one.</summary>
    public void MoveTo(long next)
    {
        if (next == instant) return;
        var hour = HourOf(instant);
        for (var family = 0; changed >> family != 0; family++)
            if ((changed >> family & 1) != 0) Settle(family, hour);
        changed = (next - dayStart) % TimeSpan.TicksPerHour == 0 ? AllFamilies : 0;
        for (var later = hour + 1; later < DayFigures.Hours && StartOf(later) < next; later++)
            for (var family = 0; family < Families.Count; family++) hourPeaks[(family * DayFigures.Hours) + later] = inside[family];
        instant = next;
    }

    public int Peak(int family) => peaks[family];

    public DateTimeOffset? PeakAt(int family) => peaks[family] == 0 ? null : new DateTimeOffset(peakTicks[family], TimeSpan.Zero);

    public int[] PeaksByHour(int family) => hourPeaks.AsSpan(family * DayFigures.Hours, DayFigures.Hours).ToArray();

    private void Settle(int family, int hour)
    {
        ref var hourPeak = ref hourPeaks[(family * DayFigures.Hours) + hour];
        hourPeak = Math.Max(hourPeak, inside[family]);
        if (inside[family] <= peaks[family]) return;
        peaks[family] = inside[family];
        peakTicks[family] = instant;
    }

    private int HourOf(long ticks) => (int)((ticks - dayStart) / TimeSpan.TicksPerHour);

    private long StartOf(int hour) => dayStart + (hour * TimeSpan.TicksPerHour);
}
