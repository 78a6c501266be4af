using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Features.Quarantine;

/// <summary>A refused gate event: what is readable of it, the encrypted record, and what people have done about it. The plate is nowhere in the clear.</summary>
public sealed class QuarantinedEvent
{
    /// <summary>Number of the entry.</summary>
    public long Id { get; private set; }

    /// <summary>When it was received.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The service day of that.</summary>
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>The key that sent it.</summary>
    public int? KeyId { get; private set; }

    /// <summary>The organisation that it concerns; null where only the bureau sees it.</summary>
    public int? OrganisationId { get; private set; }

    /// <summary>Number of the record in its request, from 0.</summary>
    public int RecordIndex { get; private set; }

    /// <summary>Why it is refused now.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Why it was refused first, where a replay found another reason.</summary>
    public string? ReceivedCode { get; private set; }

    /// <summary>The site's code as sent, plates in it masked.</summary>
    public string? SiteCode { get; private set; }

    /// <summary>The source's id as sent, plates in it masked.</summary>
    public string? EventId { get; private set; }

    /// <summary>The event's time as sent.</summary>
    public string? AtText { get; private set; }

    /// <summary>The masked plate.</summary>
    public string? PlateMask { get; private set; }

    /// <summary>The whole record, encrypted; gone once a replay has put it among the events.</summary>
    public byte[]? PayloadCipher { get; private set; }

    /// <summary>What has become of it.</summary>
    public QuarantineState State { get; private set; }

    /// <summary>When it was last replayed or decided on.</summary>
    public DateTimeOffset? HandledAt { get; private set; }

    /// <summary>By whom.</summary>
    public string? HandledBy { get; private set; }

    /// <summary>Why it was dismissed or corrected.</summary>
    public string? HandledWhy { get; private set; }

    /// <summary>The site's code that a replay reads in place of the one that was sent.</summary>
    public string? CorrectedSiteCode { get; private set; }

    /// <summary>Whether a replay reads a time without an offset as Shanghai's.</summary>
    public bool HasShanghaiTime { get; private set; }
}
