using System.Runtime.InteropServices;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Domain.Statistics;

/// <summary>The counters of one day, kept from day to day for their memory.</summary>
internal sealed class DayTallies
{
    private readonly HourTally entries = new();
    private readonly HourTally exits = new();
    private readonly HourTally visits = new();
    private readonly HourTally unmatchedEntries = new();
    private readonly HourTally unmatchedExits = new();
    private readonly HourTally overstays = new();
    private readonly PlateSightings plates = new();
    private readonly List<int>[] stays = [.. Enumerable.Range(0, Families.Count).Select(_ => new List<int>())];
    private readonly SharedTime shared = new();
    private readonly SlotTally slots = new();
    private readonly FoundEarlier earlier = new();
    private long dayStart;

    public Occupancy Occupancy { get; } = new();

    public void Begin(IReadOnlyList<SharedSchedule> schedules, ReservedSlots reserved, long dayStartTicks, long untilTicks)
    {
        dayStart = dayStartTicks;
        foreach (var tally in (ReadOnlySpan<HourTally>)[entries, exits, visits, unmatchedEntries, unmatchedExits, overstays]) tally.Clear();
        foreach (var list in stays) list.Clear();
        plates.Clear();
        earlier.Clear();
        Occupancy.Begin(dayStartTicks);
        shared.Begin(schedules, dayStartTicks, untilTicks);
        slots.Begin(reserved);
    }

    public void Enter(in GateEvent passing)
    {
        var visit = OpenVisit.By(passing);
        var families = Families.Of(visit);
        entries.Add(families, HourOf(passing.AtUtcTicks));
        plates.See(passing.PlateHash, families, HourOf(passing.AtUtcTicks));
        ComeIn(visit, passing.AtUtcTicks);
    }

    public void Leave(in OpenVisit visit, long at)
    {
        var (families, hour) = (Families.Of(visit), HourOf(at));
        exits.Add(families, hour);
        visits.Add(families, hour);
        plates.See(visit.PlateHash, families, hour);
        var stay = StayHistogram.Key(hour, visit.MinutesUntil(at));
        stays[0].Add(stay);
        stays[families.Admission].Add(stay);
        if (families.Service != 0) stays[families.Service].Add(stay);
        GoOut(visit, at);
    }

    public void LeaveUnmatched(in GateEvent passing)
    {
        var (families, hour) = (new Families(passing.Admission, passing.EffectiveService), HourOf(passing.AtUtcTicks));
        exits.Add(families, hour);
        unmatchedExits.Add(families, hour);
        plates.See(passing.PlateHash, families, hour);
    }

    public void ComeIn(in OpenVisit visit, long at)
    {
        var families = Families.Of(visit);
        Occupancy.Change(families, 1);
        shared.Enter(families.Service, at);
    }

    public void GoOut(in OpenVisit visit, long at)
    {
        var families = Families.Of(visit);
        Occupancy.Change(families, -1);
        shared.Leave(families.Service, at);
    }

    /// <summary>A figure that belongs to the hour of an earlier instant, of this day or of one before.</summary>
    public void Find(AttributionKind kind, in OpenVisit visit, long belongsAt)
    {
        if (belongsAt < dayStart) earlier.Add(kind, visit, belongsAt);
        else (kind == AttributionKind.Overstay ? overstays : unmatchedEntries).Add(Families.Of(visit), HourOf(belongsAt));
    }

    public IReadOnlyList<Attribution> Attributions() => earlier.InOrder();

    public IReadOnlyList<DayFigures> Figures()
    {
        var figures = new List<DayFigures>();
        for (var family = 0; family < Families.Count; family++)
            if (HasTraffic(family) || shared.Any(family) || overstays.Any(family) || slots.Any(family))
                figures.Add(slots.AddTo(shared.AddTo(FiguresOf(family), family), family));
        return figures;
    }

    private bool HasTraffic(int family) => Occupancy.Peak(family) > 0 || entries.Any(family) || exits.Any(family);

    private DayFigures FiguresOf(int family) => new()
    {
        Key = Families.KeyOf(family),
        Entries = entries.Of(family),
        Exits = exits.Of(family),
        Visits = visits.Of(family),
        Vehicles = plates.ByHour.Of(family),
        UnmatchedEntries = unmatchedEntries.Of(family),
        UnmatchedExits = unmatchedExits.Of(family),
        Overstays = overstays.Of(family),
        PeakCarsByHour = Occupancy.PeaksByHour(family),
        VehicleDays = plates.OnDay(family),
        PeakCars = Occupancy.Peak(family),
        PeakAt = Occupancy.PeakAt(family),
        Stays = StayHistogram.Count(CollectionsMarshal.AsSpan(stays[family])),
        HasTraffic = HasTraffic(family),
    };

    private int HourOf(long ticks) => (int)((ticks - dayStart) / TimeSpan.TicksPerHour);
}
