using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>One day and service of a site that a change of the rules touches.</summary>
public sealed record PreviewLine(string SiteCode, string SiteName, ScheduleChange Change);

/// <summary>A site that a change of the rules would break, and its first such minute.</summary>
/// <param name="SiteCode">Code of the site.</param>
/// <param name="SiteName">Its name.</param>
/// <param name="Misfit">When, how many spaces would be held, and how many are allowed.</param>
public sealed record PreviewBreak(string SiteCode, string SiteName, OfferMisfit Misfit);

/// <summary>What a change of the rules would do, before anybody has made it.</summary>
/// <param name="Lines">The first lines, by site, day and service.</param>
/// <param name="Total">How many lines there are in all.</param>
/// <param name="Sites">Sites that change.</param>
/// <param name="Breaks">Sites that would break.</param>
public sealed record RulesPreview(IReadOnlyList<PreviewLine> Lines, int Total, int Sites, IReadOnlyList<PreviewBreak> Breaks)
{
    /// <summary>Lines that are shown; the rest is counted.</summary>
    public const int MostLines = 200;
}
