using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Features.Statistics;

/// <summary>What one group is; what the query does not group by is null.</summary>
public sealed record FigureGroup
{
    /// <summary>Code of the site.</summary>
    public string? Site { get; init; }

    /// <summary>Name of the site.</summary>
    public string? SiteName { get; init; }

    /// <summary>Code of the district; empty where a site has none yet.</summary>
    public string? District { get; init; }

    /// <summary>Kind of the organisation.</summary>
    public OrganisationKind? Kind { get; init; }

    /// <summary>Service day.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Hour.</summary>
    public int? Hour { get; init; }

    /// <summary>Admission.</summary>
    public Admission? Admission { get; init; }
}

/// <summary>One group and its figures.</summary>
/// <param name="Group">The group.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="IsLive">Whether they come from the live counter of a day that is not over.</param>
public sealed record GroupFigures(FigureGroup Group, FigureRow Figures, bool IsLive = false);
