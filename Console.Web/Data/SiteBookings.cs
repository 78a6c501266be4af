using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Data;

/// <summary>A reservation and the outcome that is stored with it.</summary>
public readonly record struct StoredSlot(BookedSlot Slot, ReservationOutcome Outcome);

/// <summary>Agreements and reservations that may matter to a site on a day: slots of the day and of its neighbours, agreements in force on it.</summary>
public sealed record SiteBookings(IReadOnlyList<StoredSlot> Slots, IReadOnlyList<SignedAgreement> Agreements)
{
    /// <summary>No bookings.</summary>
    public static SiteBookings None { get; } = new([], []);
}
