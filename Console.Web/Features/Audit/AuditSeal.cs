namespace ParkingOps.Web.Features.Audit;

/// <summary>One place of the chain: which line it seals, with which seal.</summary>
public sealed class AuditSeal
{
    /// <summary>Place in the chain, from 1, without a gap.</summary>
    public long Number { get; private set; }

    /// <summary>Number of the line.</summary>
    public long EntryId { get; private set; }

    /// <summary>The seal.</summary>
    public byte[] Mac { get; private set; } = [];
}

/// <summary>A signed word that the lines up to a place of the chain were let go of because they were old enough.</summary>
public sealed class AuditCheckpoint
{
    /// <summary>The last place that was let go of.</summary>
    public required long Number { get; init; }

    /// <summary>The seal of that place, to which the next one is tied.</summary>
    public required byte[] Mac { get; init; }

    /// <summary>The console's signature of both.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many lines went.</summary>
    public required long Lines { get; init; }
}
