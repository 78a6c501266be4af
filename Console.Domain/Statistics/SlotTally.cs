using ParkingOps.Domain.Sharing;

namespace ParkingOps.Domain.Statistics;

/// <summary>Counts a day's reservations by outcome, for the whole site and for each service; an admission has none.</summary>
internal sealed class SlotTally
{
    private ReservedSlots reserved = ReservedSlots.None;

    public void Begin(ReservedSlots slots) => reserved = slots;

    /// <summary>Whether a reservation of the family starts its slot on the day.</summary>
    public bool Any(int family) => Counts(family) && reserved.Slots.Any(slot => Belongs(slot, family));

    public DayFigures AddTo(DayFigures figures, int family)
    {
        if (!Counts(family)) return figures;
        return figures with
        {
            Reservations = ByHour(family, _ => true),
            Fulfilled = ByHour(family, outcome => outcome == ReservationOutcome.Fulfilled),
            NoShows = ByHour(family, outcome => outcome == ReservationOutcome.NoShow),
            UnknownOutcomes = ByHour(family, outcome => outcome == ReservationOutcome.Unknown),
        };
    }

    private bool Counts(int family) => family == 0
        ? reserved.Services.Count > 0
        : Families.IsService(family) && reserved.Services.Contains(Families.KeyOf(family).Service!.Value);

    private static bool Belongs(in ReservedSlot slot, int family) => family == 0 || Families.PositionOf(slot.Service) == family;

    private int[] ByHour(int family, Func<ReservationOutcome, bool> isCounted)
    {
        var counts = new int[DayFigures.Hours];
        foreach (var slot in reserved.Slots)
            if (Belongs(slot, family) && isCounted(slot.Outcome)) counts[slot.Hour]++;
        return counts;
    }
}
