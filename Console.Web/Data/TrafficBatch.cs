using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data;

/// <summary>The records of one request on their way into the store.</summary>
public sealed record TrafficBatch
{
    /// <summary>The API key that sent them; null for an import by the command line.</summary>
    public int? KeyId { get; init; }

    /// <summary>The organisation to which the key belongs; null for one of a car-park operator.</summary>
    public int? OrganisationId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Records without a fault, in their order.</summary>
    public required IReadOnlyList<GateEventRow> Events { get; init; }

    /// <summary>Records refused already.</summary>
    public required IReadOnlyList<QuarantineRow> Refused { get; init; }

    /// <summary>Makes the quarantine row of an event that turns out to be a conflict, or of a sealed day.</summary>
    public required Func<GateEventRow, Reception, QuarantineRow> Refuse { get; init; }
}

/// <summary>What became of a batch, once it is durable.</summary>
/// <param name="Receptions">One for each event of the batch, in the same order.</param>
public sealed record TrafficOutcome(IReadOnlyList<Reception> Receptions);
