namespace ParkingOps.Domain.Access;

/// <summary>One line of the audit trail (审计日志): who changed what, from where, when, from what to what, and why.</summary>
public sealed class AuditEntry
{
    /// <summary>Number of the line, given before it is written, so that its signature covers it.</summary>
    public required long Id { get; init; }

    /// <summary>When it happened, to the microsecond: more the database does not keep.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it: an account, a key, <c>cli:user</c> or <c>system</c>.</summary>
    public required string By { get; init; }

    /// <summary>Network address from which it was done; null for what the console's own processes do.</summary>
    public string? Address { get; init; }

    /// <summary>What was done: created, changed, deleted, or the name of an act such as <c>signed-in</c>.</summary>
    public required string Act { get; init; }

    /// <summary>Kind of record, for example <c>Site</c>.</summary>
    public required string Record { get; init; }

    /// <summary>Key of the record; of a part of a record, the key of the whole.</summary>
    public required string Key { get; init; }

    /// <summary>The organisation to which the record belongs; null for what belongs to the city.</summary>
    public int? OrganisationId { get; init; }

    /// <summary>Fields before, as JSON; null for what was created.</summary>
    public string? Before { get; init; }

    /// <summary>Fields after, as JSON; null for what was deleted.</summary>
    public string? After { get; init; }

    /// <summary>Why, where the act asks for a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>The console's signature of all of this; see <see cref="TrailChain"/>.</summary>
    public byte[] Signature { get; private set; } = [];

    /// <summary>Puts the console's signature under the line.</summary>
    public AuditEntry SignedBy(TrailChain chain)
    {
        Signature = chain.Sign(this);
        return this;
    }

    /// <summary>A line as it was read, with the signature that stands under it.</summary>
    public static AuditEntry Restore(AuditEntry entry, byte[] signature)
    {
        entry.Signature = signature;
        return entry;
    }

    /// <summary>An instant as the database keeps it.</summary>
    public static DateTimeOffset Kept(DateTimeOffset instant) => new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
