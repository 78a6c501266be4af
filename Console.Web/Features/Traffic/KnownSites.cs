using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Access;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>The sites as ingestion needs them, kept until the register changes: a request of a few events must not read thousands of sites.</summary>
public sealed class KnownSites(IDbContextFactory<ConsoleDb> contexts) : IDisposable
{
    private readonly VersionedPicture<Picture> picture = new(contexts, LoadAsync);

    /// <inheritdoc />
    public void Dispose() => picture.Dispose();

    /// <summary>The sites by their code.</summary>
    internal async ValueTask<SiteDirectory> DirectoryAsync(CancellationToken cancel) => (await picture.NowAsync(cancel)).Directory;

    /// <summary>The sites that a key reaches: those of its organisation, or those whose gates its operator runs.</summary>
    internal async Task<IReadOnlySet<int>> OfAsync(ApiKey key, CancellationToken cancel)
    {
        var known = await picture.NowAsync(cancel);
        return key.OrganisationId is { } organisation ? known.OfOrganisation.GetValueOrDefault(organisation, Picture.None)
            : key.CarParkOperatorId is { } company ? known.OfOperator.GetValueOrDefault(company, Picture.None)
            : Picture.None;
    }

    private static async Task<Picture> LoadAsync(ConsoleDb database, CancellationToken cancel)
    {
        var sites = await database.Sites.Select(site => new { site.Code, site.Id, site.Lifecycle, site.OrganisationId, site.CarParkOperatorId }).ToListAsync(cancel);
        var known = sites.ToDictionary(site => site.Id, site => new KnownSite(site.Id, site.Lifecycle == Lifecycle.Live, site.OrganisationId));
        var mappings = await database.SiteCodeMappings.Where(mapping => mapping.EndedAt == null).Select(mapping => new { mapping.Code, mapping.KeyId, mapping.SiteId }).ToListAsync(cancel);
        return new Picture(
            new SiteDirectory(sites.ToDictionary(site => site.Code, site => known[site.Id])) { Mapped = mappings.ToDictionary(mapping => (mapping.Code, mapping.KeyId), mapping => known[mapping.SiteId]) },
            sites.GroupBy(site => site.OrganisationId).ToDictionary(group => group.Key, group => group.Select(site => site.Id).ToHashSet()),
            sites.Where(site => site.CarParkOperatorId is not null).GroupBy(site => site.CarParkOperatorId!.Value).ToDictionary(group => group.Key, group => group.Select(site => site.Id).ToHashSet()));
    }

    private sealed record Picture(SiteDirectory Directory, Dictionary<int, HashSet<int>> OfOrganisation, Dictionary<int, HashSet<int>> OfOperator)
    {
        public static readonly HashSet<int> None = [];
    }
}
