using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Features.Statistics;

/// <summary>By what figures are grouped; the names in lower case are those of the command line and of files.</summary>
public enum Grouping
{
    /// <summary>Site, by its code.</summary>
    Site,

    /// <summary>District, by its official code.</summary>
    District,

    /// <summary>Kind of the organisation.</summary>
    Kind,

    /// <summary>Service day.</summary>
    Day,

    /// <summary>Hour of Shanghai's clock, 0 to 23.</summary>
    Hour,

    /// <summary>Admission.</summary>
    Admission,
}

/// <summary>Which figures are asked for; page, file, API and command line share it.</summary>
/// <param name="From">First service day.</param>
/// <param name="To">Last service day.</param>
/// <param name="By">Groups, in the order in which their columns stand; none gives one row.</param>
public sealed record StatisticsQuery(DateOnly From, DateOnly To, IReadOnlyList<Grouping> By)
{
    /// <summary>Only this district, or null.</summary>
    public string? District { get; init; }

    /// <summary>Only organisations of this kind, or null.</summary>
    public OrganisationKind? Kind { get; init; }

    /// <summary>Only this site, or null.</summary>
    public string? Site { get; init; }

    /// <summary>Only traffic of this admission, or null.</summary>
    public Admission? Admission { get; init; }

    /// <summary>Only traffic of this service, or null; not together with an admission, since the two cut the same traffic two ways.</summary>
    public ServiceKind? Service { get; init; }

    /// <summary>Whether only days count on which the site was live in the programme (semantics 8: programme entries).</summary>
    public bool ProgrammeOnly { get; init; }

    /// <summary>Whether stays are wanted; leaving them out reads much less.</summary>
    public bool WithStays { get; init; } = true;
}
