namespace ParkingOps.Domain.Statistics;

/// <summary>Counts by family and hour.</summary>
internal sealed class HourTally
{
    private readonly int[] counts = new int[Families.Count * DayFigures.Hours];

    public void Clear() => Array.Clear(counts);

    public void Add(in Families families, int hour)
    {
        counts[hour]++;
        counts[(families.Admission * DayFigures.Hours) + hour]++;
        if (families.Service != 0) counts[(families.Service * DayFigures.Hours) + hour]++;
    }

    public void Add(int family, int hour) => counts[(family * DayFigures.Hours) + hour]++;

    public int[] Of(int family) => counts.AsSpan(family * DayFigures.Hours, DayFigures.Hours).ToArray();

    public bool Any(int family) => counts.AsSpan(family * DayFigures.Hours, DayFigures.Hours).ContainsAnyExcept(0);
}
