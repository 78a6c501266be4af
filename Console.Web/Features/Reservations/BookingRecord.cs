using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>One agreement or reservation of a request: what could be read of it, and what is wrong with it.</summary>
/// <typeparam name="TSpan">What it holds for: days or a slot, with its instants.</typeparam>
public sealed record BookingRecord<TSpan>(int Index)
{
    /// <summary>Why it is refused; null when nothing is wrong with it by itself.</summary>
    public BookingRejection? Rejection { get; init; }

    /// <summary>The sender's own id, where it could be read.</summary>
    public string? Id { get; init; }

    /// <summary>Code of the site.</summary>
    public string SiteCode { get; init; } = "";

    /// <summary>The plate.</summary>
    public Plate Plate { get; init; }

    /// <summary>The service that it names, or null.</summary>
    public ServiceKind? Service { get; init; }

    /// <summary>Revision, from 1.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>What it holds for.</summary>
    public TSpan? Span { get; init; }
}

/// <summary>Days of an agreement.</summary>
public sealed record AgreementSpan(DateOnly FirstDay, DateOnly LastDay, DateTimeOffset? CancelledAt);

/// <summary>Slot and history of a reservation.</summary>
public sealed record ReservationSpan(DateTimeOffset SlotStart, DateTimeOffset SlotEnd, DateTimeOffset BookedAt, DateTimeOffset? CancelledAt, DateTimeOffset? VoidedAt);
