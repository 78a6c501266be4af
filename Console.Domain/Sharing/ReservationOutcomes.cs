using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>How a reservation ended (table of figures). The numbers are stored.</summary>
public enum ReservationOutcome
{
    /// <summary>未判定: too early to say.</summary>
    Undecided = 0,

    /// <summary>已取消.</summary>
    Cancelled = 1,

    /// <summary>已失效.</summary>
    Voided = 2,

    /// <summary>已履约: its plate entered in time.</summary>
    Fulfilled = 3,

    /// <summary>爽约.</summary>
    NoShow = 4,

    /// <summary>无法判定: the feed was silent.</summary>
    Unknown = 5,
}

/// <summary>A reservation as its outcome needs it.</summary>
/// <param name="Id">Number of the reservation; breaks ties of equal slots.</param>
/// <param name="SiteId">The site.</param>
/// <param name="PlateHash">Keyed hash of the plate.</param>
/// <param name="Service">Service kind.</param>
/// <param name="Slot">The slot.</param>
/// <param name="State">State by the sender's word.</param>
/// <param name="EndedAt">When it was cancelled or made void; null when it was not.</param>
public readonly record struct BookedSlot(
    long Id, int SiteId, long PlateHash, ServiceKind Service, Interval Slot, ReservationState State, DateTimeOffset? EndedAt = null)
{
    /// <summary>Service day on which the slot starts.</summary>
    public DateOnly Day => ServiceDay.Of(Slot.Start);
}

/// <summary>An entry of a plate at a site.</summary>
public readonly record struct Arrival(int SiteId, long PlateHash, DateTimeOffset At);

/// <summary>
/// Tells how reservations ended, from gate events alone (table of figures): cancelled and void by the sender's word; fulfilled by an
/// entry of the plate at the site within the slot and its grace; else, once decided, unknown when the feed was silent then, or a no-show.
/// One entry serves one reservation, the earlier slot first. What was not fulfilled because the site was suspended or withdrawn is void.
/// </summary>
/// <param name="rules">Versions of the rules of arrival.</param>
/// <param name="wasSilent">Whether the feed of a site was silent at any time of an interval.</param>
/// <param name="now">The present.</param>
/// <param name="wasClosed">Whether a suspension or emergency withdrawal held in a reservation's slot; null: in none.</param>
public sealed class ReservationOutcomes(
    IReadOnlyList<ArrivalRules> rules, Func<int, Interval, bool> wasSilent, DateTimeOffset now, Func<BookedSlot, bool>? wasClosed = null)
{
    /// <summary>The outcome that the sender's word alone decides; null for a reservation that stands.</summary>
    public static ReservationOutcome? OfState(ReservationState state) => state switch
    {
        ReservationState.Cancelled => ReservationOutcome.Cancelled,
        ReservationState.Voided => ReservationOutcome.Voided,
        _ => null,
    };

    /// <summary>Outcomes by number of the reservation. Hand in all reservations that compete for the arrivals, in any order.</summary>
    public IReadOnlyDictionary<long, ReservationOutcome> Decide(IEnumerable<BookedSlot> reservations, IEnumerable<Arrival> arrivals)
    {
        var entries = arrivals.GroupBy(arrival => (arrival.SiteId, arrival.PlateHash))
            .ToDictionary(plate => plate.Key, plate => plate.Select(arrival => arrival.At).Order().ToList());
        var outcomes = new Dictionary<long, ReservationOutcome>();
        foreach (var one in reservations.OrderBy(one => (one.Slot.Start, one.Slot.End, one.Id)))
            outcomes.Add(one.Id, OfState(one.State) ?? Decide(one, entries.GetValueOrDefault((one.SiteId, one.PlateHash))));
        return outcomes;
    }

    private ReservationOutcome Decide(in BookedSlot one, List<DateTimeOffset>? entries)
    {
        var version = ArrivalRules.On(one.Day, rules);
        var time = version.Arrival(one.Slot);
        var serving = entries?.FindIndex(at => time.Contains(at) && at <= now) ?? -1;
        if (serving >= 0)
        {
            entries!.RemoveAt(serving);
            return ReservationOutcome.Fulfilled;
        }

        if (now < version.DecidedAt(one.Slot)) return ReservationOutcome.Undecided;
        if (wasClosed?.Invoke(one) == true) return ReservationOutcome.Voided;
        return wasSilent(one.SiteId, time) ? ReservationOutcome.Unknown : ReservationOutcome.NoShow;
    }
}
