namespace ParkingOps.Web.Data;

/// <summary>What an agreement or reservation said before a higher revision replaced it: everything that was ever accepted stays readable (semantics 6).</summary>
public sealed class ReplacedBooking
{
    /// <summary>Number of the row.</summary>
    public long Id { get; private set; }

    /// <summary>Kind of record: Agreement or Reservation.</summary>
    public required string Record { get; init; }

    /// <summary>The sender's own id.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The revision that was replaced.</summary>
    public required int Revision { get; init; }

    /// <summary>What it said, as JSON; the plate as its hash only.</summary>
    public required string Terms { get; init; }

    /// <summary>The plate, masked.</summary>
    public required string PlateMask { get; init; }

    /// <summary>When it had come.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was replaced.</summary>
    public required DateTimeOffset ReplacedAt { get; init; }
}
