using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Features.Audit;

/// <summary>One verification of the whole trail and what it found.</summary>
public sealed class AuditCheck
{
    /// <summary>Number of the verification.</summary>
    public int Id { get; private set; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string By { get; init; }

    /// <summary>Sealed lines found in order.</summary>
    public required long Sealed { get; init; }

    /// <summary>Genuine lines that waited for their seal.</summary>
    public required long Waiting { get; init; }

    /// <summary>Whether the head was compared with the one anchored outside the database.</summary>
    public required bool IsAnchored { get; init; }

    /// <summary>What was wrong; null when nothing was.</summary>
    public TrailFaultKind? Fault { get; init; }

    /// <summary>Place in the chain of what was wrong.</summary>
    public long? FaultNumber { get; init; }

    /// <summary>Number of the record that was wrong.</summary>
    public long? FaultEntryId { get; init; }
}
