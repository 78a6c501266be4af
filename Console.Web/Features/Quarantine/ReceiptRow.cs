namespace ParkingOps.Web.Features.Quarantine;

/// <summary>
/// What a key sent on a day, counted when it was received, and what has become of the refused since. Two sums hold:
/// received = accepted + duplicates + quarantined, and quarantined = open + later accepted + later duplicates + dismissed.
/// </summary>
public sealed record ReceiptRow
{
    /// <summary>Service day of the receipt.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The key.</summary>
    public int? KeyId { get; init; }

    /// <summary>Its first characters, or null.</summary>
    public string? KeyPrefix { get; init; }

    /// <summary>Its name.</summary>
    public string? KeyLabel { get; init; }

    /// <summary>Records received.</summary>
    public long Received { get; init; }

    /// <summary>Events kept, corrections included.</summary>
    public long Accepted { get; init; }

    /// <summary>Events kept in place of a lower revision.</summary>
    public long Corrected { get; init; }

    /// <summary>Events known already.</summary>
    public long Duplicates { get; init; }

    /// <summary>Records refused.</summary>
    public long Quarantined { get; init; }

    /// <summary>Refused records that still wait.</summary>
    public long Open { get; init; }

    /// <summary>Refused records that a replay put among the events.</summary>
    public long LaterAccepted { get; init; }

    /// <summary>Refused records that a replay found to be known already.</summary>
    public long LaterDuplicates { get; init; }

    /// <summary>Refused records that somebody dismissed.</summary>
    public long Dismissed { get; init; }

    /// <summary>Whether both sums hold.</summary>
    public bool AddsUp => Received == Accepted + Duplicates + Quarantined && Quarantined == Open + LaterAccepted + LaterDuplicates + Dismissed;
}

/// <summary>Receipts of a period.</summary>
/// <param name="Rows">One page of them, the newest day first.</param>
/// <param name="Total">Rows in all.</param>
/// <param name="Sum">All rows together; its day is the first of the period.</param>
public sealed record Receipts(IReadOnlyList<ReceiptRow> Rows, int Total, ReceiptRow Sum);
