using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Sites;

/// <summary>Which organisations a list shows.</summary>
public sealed record OrganisationFilter(string? Find, OrganisationKind? Kind, Paging Paging)
{
    /// <summary>Narrows the organisations down.</summary>
    public IQueryable<Organisation> Apply(IQueryable<Organisation> organisations)
    {
        if (Kind is { } kind) organisations = organisations.Where(organisation => organisation.Kind == kind);
        return string.IsNullOrWhiteSpace(Find)
            ? organisations
            : organisations.Where(organisation => EF.Functions.Like(organisation.Name, Pattern.Containing(Find), Pattern.Escape)
                || EF.Functions.Like(organisation.Code, Pattern.Containing(Find.ToUpperInvariant()), Pattern.Escape));
    }
}
