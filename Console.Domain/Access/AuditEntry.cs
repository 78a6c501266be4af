namespace ParkingOps.Domain.Access;

/// <summary>One line of the audit trail (审计日志): who changed what, when, from what to what, and why.</summary>
public sealed class AuditEntry
{
    /// <summary>Number of the line, rising.</summary>
    public long Id { get; private set; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it: an account, a key, <c>cli:user</c> or <c>system</c>.</summary>
    public required string By { get; init; }

    /// <summary>What was done: created, changed, deleted, or the name of an act such as <c>sign-in</c>.</summary>
    public required string Act { get; init; }

    /// <summary>Kind of record, for example <c>Site</c>.</summary>
    public required string Record { get; init; }

    /// <summary>Key of the record.</summary>
    public required string Key { get; init; }

    /// <summary>Fields before, as JSON; null for what was created.</summary>
    public string? Before { get; init; }

    /// <summary>Fields after, as JSON; null for what was deleted.</summary>
    public string? After { get; init; }

    /// <summary>Why, where the act asks for a reason.</summary>
    public string? Reason { get; init; }
}
