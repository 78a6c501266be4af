using ParkingOps.Domain.Sites;

namespace ParkingOps.Web.Features.Sites;

/// <summary>One organisation in the list. Set by name, not by constructor: only so can the database order by what is set.</summary>
public sealed record OrganisationRow
{
    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Kind.</summary>
    public required OrganisationKind Kind { get; init; }

    /// <summary>Level.</summary>
    public required AdministrativeLevel Level { get; init; }

    /// <summary>Sites.</summary>
    public required int Sites { get; init; }

    /// <summary>Live ones among them.</summary>
    public required int LiveSites { get; init; }

    /// <summary>Phone of the contact.</summary>
    public string? ContactPhone { get; init; }
}
