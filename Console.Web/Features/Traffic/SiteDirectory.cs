namespace ParkingOps.Web.Features.Traffic;

/// <summary>What ingestion needs to know of a site.</summary>
/// <param name="Id">Id in the register.</param>
/// <param name="IsLive">Whether it is live; events of others are stored and flagged (semantics 7).</param>
public readonly record struct KnownSite(int Id, bool IsLive);

/// <summary>The sites by their code, as an unchanging picture.</summary>
public sealed record SiteDirectory(IReadOnlyDictionary<string, KnownSite> Sites);

/// <summary>Gives the present picture of the sites.</summary>
public delegate ValueTask<SiteDirectory> SiteDirectorySource(CancellationToken cancel);

/// <summary>The API key that sent a request; authentication hands it over as a feature of the request.</summary>
/// <param name="Id">Id of the key.</param>
/// <param name="SiteIds">Sites that the key names.</param>
public sealed record SenderKey(int Id, IReadOnlySet<int> SiteIds);
