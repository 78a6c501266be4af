namespace ParkingOps.Web.Features.Quarantine;

/// <summary>What became of the records of one batch, or of all batches of a past day and key: received = accepted + duplicates + quarantined.</summary>
public sealed class ReceivedBatch
{
    /// <summary>Number of the row.</summary>
    public long Id { get; private set; }

    /// <summary>Service day of the receipt.</summary>
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>The key that sent it.</summary>
    public int? KeyId { get; private set; }

    /// <summary>The organisation of the key; null for one of a car-park operator.</summary>
    public int? OrganisationId { get; private set; }

    /// <summary>Records received.</summary>
    public long Received { get; private set; }

    /// <summary>Events kept, corrections included.</summary>
    public long Accepted { get; private set; }

    /// <summary>Events kept in place of a lower revision.</summary>
    public long Corrected { get; private set; }

    /// <summary>Events known already.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Records refused.</summary>
    public long Quarantined { get; private set; }
}
