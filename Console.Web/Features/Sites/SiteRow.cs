using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Sites;

/// <summary>One site in a list.</summary>
public sealed record SiteRow
{
    /// <summary>Number of the record.</summary>
    public required int Id { get; init; }

    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the owner.</summary>
    public required string OrganisationCode { get; init; }

    /// <summary>Owner.</summary>
    public required string Organisation { get; init; }

    /// <summary>Kind of the owner.</summary>
    public required OrganisationKind Kind { get; init; }

    /// <summary>Code of the district.</summary>
    public string? DistrictCode { get; init; }

    /// <summary>All spaces by the newest capacity.</summary>
    public int? TotalSpaces { get; init; }

    /// <summary>Shareable spaces by the newest capacity.</summary>
    public int? ShareableSpaces { get; init; }

    /// <summary>State.</summary>
    public required Lifecycle Lifecycle { get; init; }
}

/// <summary>The query behind lists of sites.</summary>
internal static class SiteRows
{
    // Suspended is derived from a suspension that holds (semantics 16).
    public static IQueryable<SiteRow> Of(ConsoleDb database, IQueryable<Site> sites, DateTimeOffset now) => sites.Select(site => new SiteRow
    {
        Id = site.Id,
        Code = site.Code,
        Name = site.Name,
        OrganisationCode = site.Organisation.Code,
        Organisation = site.Organisation.Name,
        Kind = site.Organisation.Kind,
        DistrictCode = site.DistrictCode,
        TotalSpaces = site.Capacities.OrderByDescending(capacity => capacity.FirstDay).Select(capacity => (int?)(capacity.Internal + capacity.Shareable)).FirstOrDefault(),
        ShareableSpaces = site.Capacities.OrderByDescending(capacity => capacity.FirstDay).Select(capacity => (int?)capacity.Shareable).FirstOrDefault(),
        Lifecycle = site.Lifecycle == Lifecycle.Live && database.Suspensions.Any(one => (one.SiteId == site.Id || (one.SiteId == null && one.OrganisationId == site.OrganisationId))
                && one.StartAt <= now && (one.EndAt == null || one.EndAt > now))
            ? Lifecycle.Suspended : site.Lifecycle,
    });
}
