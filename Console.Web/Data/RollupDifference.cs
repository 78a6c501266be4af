namespace ParkingOps.Web.Data;

/// <summary>One stored figure of a site's day that its events do not give.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Admission">The admission of the family, or 0 for all together.</param>
/// <param name="Service">The service kind of the family, or 0 for all together.</param>
/// <param name="Figure">Name of the figure, as the store has it; <c>row</c> for a family that stands on one side alone.</param>
/// <param name="Hour">The hour of the day for a figure by hour.</param>
/// <param name="Stored">What is stored; null for nothing.</param>
/// <param name="Computed">What the events give; null for nothing.</param>
public sealed record RollupDifference(int SiteId, int Admission, int Service, string Figure, int? Hour, string? Stored, string? Computed);

/// <summary>What the verification of one day came to.</summary>
/// <param name="SiteDays">Site-days compared.</param>
/// <param name="Waiting">Sites whose day is marked as changed: the aggregation will compute them, so they are not compared.</param>
/// <param name="Events">Events read.</param>
/// <param name="Differences">What differs, by site.</param>
public sealed record DayVerification(int SiteDays, int Waiting, long Events, IReadOnlyList<RollupDifference> Differences);
