namespace ParkingOps.Web.Features.Traffic;

/// <summary>What ingestion needs to know of a site.</summary>
/// <param name="Id">Id in the register.</param>
/// <param name="IsLive">Whether it is live; events of others are stored and flagged (semantics 7).</param>
/// <param name="OrganisationId">The organisation to which it belongs.</param>
public readonly record struct KnownSite(int Id, bool IsLive, int? OrganisationId = null);

/// <summary>The sites by their code, as an unchanging picture.</summary>
/// <param name="Sites">Sites by the register's code.</param>
public sealed record SiteDirectory(IReadOnlyDictionary<string, KnownSite> Sites)
{
    /// <summary>Sites by a code that is not the register's, with the number of the key that sends it, or null for all keys.</summary>
    public IReadOnlyDictionary<(string Code, int? KeyId), KnownSite> Mapped { get; init; } = new Dictionary<(string, int?), KnownSite>();

    /// <summary>
    /// The site that a sender means: what is mapped for the key, then for all keys, then the register's own code. A code is mapped only while the
    /// register has it not; were it registered later and won at once, an event that is sent again would count at a second site.
    /// </summary>
    public bool TryFind(string code, int keyId, out KnownSite site) =>
        Mapped.TryGetValue((code, keyId), out site) || Mapped.TryGetValue((code, null), out site) || Sites.TryGetValue(code, out site);
}

/// <summary>Gives the present picture of the sites.</summary>
public delegate ValueTask<SiteDirectory> SiteDirectorySource(CancellationToken cancel);

/// <summary>The API key that sent a request; authentication hands it over as a feature of the request.</summary>
/// <param name="Id">Id of the key.</param>
/// <param name="SiteIds">Sites that the key names.</param>
/// <param name="OrganisationId">The organisation to which the key belongs; null for one of a car-park operator.</param>
public sealed record SenderKey(int Id, IReadOnlySet<int> SiteIds, int? OrganisationId = null);
