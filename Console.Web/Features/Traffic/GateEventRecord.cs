using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Fields of the wire format, as bits.</summary>
[Flags]
internal enum GateEventField
{
    None = 0,
    EventId = 1,
    SiteCode = 2,
    Gate = 4,
    Direction = 8,
    Plate = 16,
    At = 32,
    Admission = 64,
    Service = 128,
    Revision = 256,
    PreviousAt = 512,
    Payment = 1024,
    Required = EventId | SiteCode | Gate | Direction | Plate | At | Admission,
}

/// <summary>One record of a request: what could be read of it, and what is wrong with it.</summary>
public sealed class GateEventRecord
{
    /// <summary>Number of the record in the request, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The record as it came.</summary>
    public ReadOnlyMemory<byte> Raw { get; internal set; }

    /// <summary>Why it is refused; null when nothing is wrong with it by itself.</summary>
    public RejectionCode? Rejection { get; internal set; }

    public string? EventId { get; internal set; }

    public string? SiteCode { get; internal set; }

    public string? Gate { get; internal set; }

    public Direction Direction { get; internal set; }

    public Plate Plate { get; internal set; }

    /// <summary>Instant of the passage, cut to microseconds, which is what the database keeps.</summary>
    public DateTimeOffset At { get; internal set; }

    public Admission Admission { get; internal set; }

    public ServiceKind? Service { get; internal set; }

    public int Revision { get; internal set; } = 1;

    /// <summary>Where a revision that moved the event had it before.</summary>
    public DateTimeOffset? PreviousAt { get; internal set; }

    public PaymentChannel? PaymentChannel { get; internal set; }

    /// <summary>Amount paid, in fen.</summary>
    public long? AmountFen { get; internal set; }

    /// <summary>
    /// Whom it concerns when it is refused: the organisation of the key; of a car-park operator's key that of the site, where the key reaches it.
    /// </summary>
    internal int? OrganisationId { get; set; }

    /// <summary>The plate as written when it could not be read as one.</summary>
    internal string? UnreadPlate { get; set; }

    /// <summary>The time as written when it could not be read as one.</summary>
    internal string? UnreadAt { get; set; }

    internal GateEventField Present { get; set; }

    internal GateEventField Invalid { get; set; }
}
