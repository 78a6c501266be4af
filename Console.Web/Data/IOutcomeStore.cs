using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Data;

/// <summary>Decides the outcomes of some reservations, by their number.</summary>
/// <param name="slots">The reservations and their rivals.</param>
/// <param name="arrivals">Entries of their plates.</param>
/// <param name="silentDays">Sites and days without any event.</param>
public delegate IReadOnlyDictionary<long, ReservationOutcome> DecideOutcomes(
    IReadOnlyList<BookedSlot> slots, IReadOnlyList<Arrival> arrivals, IReadOnlySet<(int Site, DateOnly Day)> silentDays);

/// <summary>Where outcomes of reservations are found and kept; part of the seam to the provider.</summary>
public interface IOutcomeStore
{
    /// <summary>
    /// Days and sites whose reservations may have another outcome now: a site-day at or beside theirs is marked as changed, or their slot
    /// has ended and they are undecided.
    /// </summary>
    Task<IReadOnlyList<(DateOnly Day, int[] Sites)>> AffectedAsync(DateOnly today, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Decides the reservations of a day and some sites; marks the sites where an outcome changed, in the same transaction.</summary>
    Task DecideAsync(DateOnly day, int[] sites, DecideOutcomes decide, CancellationToken cancel);
}
