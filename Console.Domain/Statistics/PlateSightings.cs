using System.Runtime.InteropServices;

namespace ParkingOps.Domain.Statistics;

/// <summary>Counts distinct plates by family, for the day and for each hour. Events come in the order of time.</summary>
internal sealed class PlateSightings
{
    private readonly Dictionary<long, Sighting> seen = [];
    private readonly int[] days = new int[Families.Count];

    public HourTally ByHour { get; } = new();

    public void Clear()
    {
        seen.Clear();
        Array.Clear(days);
        ByHour.Clear();
    }

    public void See(long plateHash, in Families families, int hour)
    {
        ref var sighting = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, plateHash, out _);
        if (sighting.Hour != hour) (sighting.Hour, sighting.HourMask) = (hour, 0);
        CountNew(ref sighting, 0, hour);
        CountNew(ref sighting, families.Admission, hour);
        if (families.Service != 0) CountNew(ref sighting, families.Service, hour);
    }

    public int OnDay(int family) => days[family];

    private void CountNew(ref Sighting sighting, int family, int hour)
    {
        var bit = 1 << family;
        if ((sighting.HourMask & bit) != 0) return;
        sighting.HourMask |= bit;
        ByHour.Add(family, hour);
        if ((sighting.DayMask & bit) != 0) return;
        sighting.DayMask |= bit;
        days[family]++;
    }

    private struct Sighting
    {
        public int DayMask;
        public int HourMask;
        public int Hour;
    }
}
