using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Domain.Sharing;

/// <summary>What became of a reservation by the sender's word; whether it was kept, gate events alone say.</summary>
public enum ReservationState
{
    /// <summary>已预约.</summary>
    Booked = 0,

    /// <summary>已取消: by the citizen.</summary>
    Cancelled = 1,

    /// <summary>已失效: by a suspension or a withdrawal.</summary>
    Voided = 2,
}

/// <summary>What a reservation says; two records with equal terms are the same content (semantics 6).</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Service">Service kind, hospital reservation unless the sender says otherwise.</param>
/// <param name="PlateHash">Keyed hash of its plate.</param>
/// <param name="Slot">Arrival slot of 30 or 60 minutes.</param>
/// <param name="BookedAt">When it was booked.</param>
/// <param name="CancelledAt">When the citizen cancelled it, or null.</param>
/// <param name="VoidedAt">When a suspension or withdrawal made it void, or null.</param>
public sealed record ReservationTerms(
    int SiteId, ServiceKind Service, long PlateHash, Interval Slot, DateTimeOffset BookedAt, DateTimeOffset? CancelledAt, DateTimeOffset? VoidedAt);

/// <summary>Reservation (停车预约): a plate, a site and the slot in which it will arrive.</summary>
public sealed class Reservation
{
    private Reservation()
    {
    }

    /// <summary>Number of the record.</summary>
    public long Id { get; private set; }

    /// <summary>Who sends it; the sender's id is unique with it.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The sender's own id.</summary>
    public string ExternalId { get; private set; } = "";

    /// <summary>Revision, from 1; a higher one replaces a lower one.</summary>
    public int Revision { get; private set; }

    /// <summary>The site.</summary>
    public int SiteId { get; private set; }

    /// <summary>The service kind.</summary>
    public ServiceKind Service { get; private set; }

    /// <summary>Keyed hash of the plate.</summary>
    public long PlateHash { get; private set; }

    /// <summary>The plate as it may be shown.</summary>
    public string PlateMask { get; private set; } = "";

    /// <summary>The plate, encrypted.</summary>
    public byte[] PlateCipher { get; private set; } = [];

    /// <summary>Service day on which the slot starts; its figures belong to it (semantics 4).</summary>
    public DateOnly SlotDay { get; private set; }

    /// <summary>Start of the arrival slot.</summary>
    public DateTimeOffset SlotStartsAt { get; private set; }

    /// <summary>End of the arrival slot.</summary>
    public DateTimeOffset SlotEndsAt { get; private set; }

    /// <summary>When it was booked.</summary>
    public DateTimeOffset BookedAt { get; private set; }

    /// <summary>When the citizen cancelled it, or null.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>When a suspension or withdrawal made it void, or null.</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    /// <summary>When this revision came.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>How it ended, as the last aggregation found.</summary>
    public ReservationOutcome Outcome { get; private set; }

    /// <summary>What it says.</summary>
    public ReservationTerms Terms => new(SiteId, Service, PlateHash, new Interval(SlotStartsAt, SlotEndsAt), BookedAt, CancelledAt, VoidedAt);

    /// <summary>Its state: void is stronger than cancelled.</summary>
    public ReservationState State => VoidedAt is not null ? ReservationState.Voided : CancelledAt is not null ? ReservationState.Cancelled : ReservationState.Booked;

    /// <summary>Takes a reservation from its sender.</summary>
    /// <exception cref="RuleException"><c>reservation-slot</c> when the slot is not of 30 or 60 minutes.</exception>
    public static Reservation Book(string source, string externalId, int revision, ReservationTerms terms, SealedPlate plate, DateTimeOffset at)
    {
        var reservation = new Reservation { Source = source, ExternalId = externalId };
        reservation.Revise(revision, terms, plate, at);
        return reservation;
    }

    /// <summary>Puts a higher revision in the place of what it says now; its outcome is to be found anew.</summary>
    /// <exception cref="RuleException"><c>reservation-slot</c> or <c>revision-not-higher</c>.</exception>
    public void Revise(int revision, ReservationTerms terms, SealedPlate plate, DateTimeOffset at)
    {
        if (revision <= Revision) throw new RuleException("revision-not-higher");
        if (terms.Slot.Length.TotalMinutes is not (30 or 60)) throw new RuleException("reservation-slot");
        (Revision, ReceivedAt) = (revision, at);
        (SiteId, Service) = (terms.SiteId, terms.Service);
        (SlotDay, SlotStartsAt, SlotEndsAt) = (ServiceDay.Of(terms.Slot.Start), terms.Slot.Start, terms.Slot.End);
        (BookedAt, CancelledAt, VoidedAt) = (terms.BookedAt, terms.CancelledAt, terms.VoidedAt);
        (PlateHash, PlateMask, PlateCipher) = (plate.Hash, plate.Mask, plate.Cipher);
        Outcome = ReservationOutcomes.OfState(State) ?? ReservationOutcome.Undecided;
    }
}
