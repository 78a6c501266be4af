using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Features.Quarantine;

/// <summary>One entry of the quarantine in a list.</summary>
public sealed record QuarantineEntryRow
{
    /// <summary>Number of the entry.</summary>
    public required long Id { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The key that sent it.</summary>
    public int? KeyId { get; init; }

    /// <summary>Its first characters, or null for a key that the viewer does not see.</summary>
    public string? KeyPrefix { get; init; }

    /// <summary>Its name.</summary>
    public string? KeyLabel { get; init; }

    /// <summary>Why it is refused.</summary>
    public required string Code { get; init; }

    /// <summary>Why it was refused first, where that differs.</summary>
    public string? ReceivedCode { get; init; }

    /// <summary>The site's code as sent.</summary>
    public string? SiteCode { get; init; }

    /// <summary>The site's code that a replay reads in its place.</summary>
    public string? CorrectedSiteCode { get; init; }

    /// <summary>Whether a replay reads its time as Shanghai's.</summary>
    public bool HasShanghaiTime { get; init; }

    /// <summary>The source's id.</summary>
    public string? EventId { get; init; }

    /// <summary>The event's time as sent.</summary>
    public string? AtText { get; init; }

    /// <summary>The masked plate.</summary>
    public string? PlateMask { get; init; }

    /// <summary>What has become of it.</summary>
    public required QuarantineState State { get; init; }

    /// <summary>When it was last handled.</summary>
    public DateTimeOffset? HandledAt { get; init; }

    /// <summary>By whom.</summary>
    public string? HandledBy { get; init; }

    /// <summary>Why.</summary>
    public string? HandledWhy { get; init; }

    /// <summary>Whether it was dismissed since its record was past the time for which it is kept.</summary>
    public bool IsPastRetention { get; init; }
}

/// <summary>How many entries are refused for a reason.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Count">Entries.</param>
public sealed record ReasonCount(string Code, int Count);

/// <summary>A key to choose from.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Prefix">Its first characters.</param>
/// <param name="Label">Its name.</param>
public sealed record SenderChoice(int Id, string Prefix, string Label);
