using ParkingOps.Domain.Traffic;

namespace ParkingOps.Domain.Sharing;

/// <summary>What an agreement says; two records with equal terms are the same content (semantics 6).</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Service">Service kind, off-peak sharing unless the sender says otherwise.</param>
/// <param name="PlateHash">Keyed hash of its one plate.</param>
/// <param name="FirstDay">First service day.</param>
/// <param name="LastDay">Last service day, included.</param>
/// <param name="CancelledAt">From when it no longer holds, or null.</param>
public sealed record AgreementTerms(
    int SiteId, ServiceKind Service, long PlateHash, DateOnly FirstDay, DateOnly LastDay, DateTimeOffset? CancelledAt);

/// <summary>
/// Agreement (共享协议): a citizen signed up in the citizen app for one plate to use the shared spaces of a site through a period. One plate an agreement.
/// </summary>
public sealed class Agreement
{
    private Agreement()
    {
    }

    /// <summary>Number of the record.</summary>
    public long Id { get; private set; }

    /// <summary>Who sends it; the sender's id is unique with it.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The sender's own id.</summary>
    public string ExternalId { get; private set; } = "";

    /// <summary>Revision, from 1; a higher one replaces a lower one.</summary>
    public int Revision { get; private set; }

    /// <summary>The site.</summary>
    public int SiteId { get; private set; }

    /// <summary>The service kind.</summary>
    public ServiceKind Service { get; private set; }

    /// <summary>Keyed hash of the plate.</summary>
    public long PlateHash { get; private set; }

    /// <summary>The plate as it may be shown.</summary>
    public string PlateMask { get; private set; } = "";

    /// <summary>The plate, encrypted.</summary>
    public byte[] PlateCipher { get; private set; } = [];

    /// <summary>First service day.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>Last service day, included.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>From when it no longer holds, or null.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>When this revision came.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Whether it was not cancelled.</summary>
    public bool IsActive => CancelledAt is null;

    /// <summary>What it says.</summary>
    public AgreementTerms Terms => new(SiteId, Service, PlateHash, FirstDay, LastDay, CancelledAt);

    /// <summary>Takes an agreement from its sender.</summary>
    /// <exception cref="RuleException"><c>agreement-period</c> when it ends before it begins.</exception>
    public static Agreement Sign(string source, string externalId, int revision, AgreementTerms terms, SealedPlate plate, DateTimeOffset at)
    {
        var agreement = new Agreement { Source = source, ExternalId = externalId };
        agreement.Revise(revision, terms, plate, at);
        return agreement;
    }

    /// <summary>Puts a higher revision in the place of what it says now.</summary>
    /// <exception cref="RuleException"><c>agreement-period</c> or <c>revision-not-higher</c>.</exception>
    public void Revise(int revision, AgreementTerms terms, SealedPlate plate, DateTimeOffset at)
    {
        if (revision <= Revision) throw new RuleException("revision-not-higher");
        if (terms.LastDay < terms.FirstDay) throw new RuleException("agreement-period");
        (Revision, ReceivedAt) = (revision, at);
        (SiteId, Service, FirstDay, LastDay, CancelledAt) = (terms.SiteId, terms.Service, terms.FirstDay, terms.LastDay, terms.CancelledAt);
        (PlateHash, PlateMask, PlateCipher) = (plate.Hash, plate.Mask, plate.Cipher);
    }

    /// <summary>The service days on which it can give an entry its service, up to a day; empty is (first, first - 1) or less.</summary>
    public static (DateOnly First, DateOnly Last) DaysOf(AgreementTerms terms, DateOnly upTo) =>
        (terms.FirstDay, terms.LastDay < upTo ? terms.LastDay : upTo);
}
