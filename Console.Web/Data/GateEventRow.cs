using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data;

/// <summary>A gate event as it is stored: the plate only as hash, mask and ciphertext.</summary>
public sealed record GateEventRow
{
    /// <summary>Number of the record in its request.</summary>
    public required int Record { get; init; }

    public required EventKey Key { get; init; }

    public int Revision { get; init; } = 1;

    /// <summary>Instant at which the record had the event before its revision moved it to another day; null otherwise.</summary>
    public DateTimeOffset? MovedFromAt { get; init; }

    /// <summary>Identity on the day that the revision moved the event away from; null when it stays on its day.</summary>
    public EventKey? MovedFrom =>
        MovedFromAt is { } at && ServiceDay.Of(at) != Key.Day ? Key with { Day = ServiceDay.Of(at) } : null;

    /// <summary>True for what is left on a day from which a revision moved the event: all but the key and revision is empty.</summary>
    public bool IsMoved { get; init; }

    public string Gate { get; init; } = "";

    public Direction Direction { get; init; }

    public required DateTimeOffset At { get; init; }

    public Admission Admission { get; init; }

    public ServiceKind? Service { get; init; }

    public long PlateHash { get; init; }

    public string PlateMask { get; init; } = "";

    public byte[]? PlateCipher { get; init; }

    /// <summary>Number of the payment channel.</summary>
    public short? PaymentChannel { get; init; }

    public long? PaymentFen { get; init; }

    /// <summary>Whether the site was not live when the event came (semantics 7).</summary>
    public bool IsNotLive { get; init; }

    /// <summary>Hash of all that makes two records the same content (semantics 6).</summary>
    public long ContentHash { get; init; }
}
