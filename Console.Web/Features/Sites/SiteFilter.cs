using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Sites;

/// <summary>Which sites a list shows; page, file and API share it.</summary>
public sealed record SiteFilter(string? Find, string? District, OrganisationKind? Kind, Lifecycle? Lifecycle, Paging Paging)
{
    /// <summary>Narrows rows down to a state, which only a row knows.</summary>
    public IQueryable<SiteRow> ApplyState(IQueryable<SiteRow> rows) => Lifecycle is { } lifecycle ? rows.Where(row => row.Lifecycle == lifecycle) : rows;

    /// <summary>Narrows the sites down.</summary>
    public IQueryable<Site> Apply(IQueryable<Site> sites)
    {
        if (!string.IsNullOrEmpty(District)) sites = sites.Where(site => site.DistrictCode == District);
        if (Kind is { } kind) sites = sites.Where(site => site.Organisation.Kind == kind);
        if (string.IsNullOrWhiteSpace(Find)) return sites;
        var (text, code) = (Pattern.Containing(Find), Pattern.Containing(Find.ToUpperInvariant()));
        return sites.Where(site => EF.Functions.Like(site.Name, text, Pattern.Escape) || EF.Functions.Like(site.Organisation.Name, text, Pattern.Escape)
            || EF.Functions.Like(site.Address!, text, Pattern.Escape) || EF.Functions.Like(site.Code, code, Pattern.Escape));
    }
}
