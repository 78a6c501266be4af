namespace ParkingOps.Domain.Traffic;

/// <summary>
/// Mapping of a site code (停车场编码对照): a code under which a sender sends its events, and the site of the register that it means. It
/// holds for one key or for all of them, from the next request on, until somebody ends it, also when a site is registered with the code
/// meanwhile. A key reaches no more sites through it (semantics 7).
/// </summary>
public sealed class SiteCodeMapping
{
    /// <summary>Longest code that a sender may send.</summary>
    public const int CodeLimit = 32;

    private SiteCodeMapping()
    {
    }

    /// <summary>Number of the record.</summary>
    public int Id { get; private set; }

    /// <summary>The code exactly as it is sent.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The key that sends it, or null for all keys.</summary>
    public int? KeyId { get; private set; }

    /// <summary>The site that is meant.</summary>
    public int SiteId { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who set it.</summary>
    public string SetBy { get; private set; } = "";

    /// <summary>When it was set.</summary>
    public DateTimeOffset SetAt { get; private set; }

    /// <summary>Who ended it, or null.</summary>
    public string? EndedBy { get; private set; }

    /// <summary>From when it holds no longer, or null.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Maps a code.</summary>
    /// <exception cref="RuleException"><c>mapping-code</c> when it is empty, too long or has control characters, <c>reason-missing</c>.</exception>
    public static SiteCodeMapping Set(string code, int? keyId, int siteId, string reason, string by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(code) || code.Length > CodeLimit || code.Any(char.IsControl)) throw new RuleException("mapping-code", CodeLimit);
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleException("reason-missing");
        return new SiteCodeMapping { Code = code, KeyId = keyId, SiteId = siteId, Reason = reason.Trim(), SetBy = by, SetAt = at };
    }

    /// <summary>Ends it; events that came through it stay where they are.</summary>
    /// <exception cref="RuleException"><c>mapping-over</c>.</exception>
    public void End(string by, DateTimeOffset at)
    {
        if (EndedAt is not null) throw new RuleException("mapping-over");
        (EndedAt, EndedBy) = (at, by);
    }
}
