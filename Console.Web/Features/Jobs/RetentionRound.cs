using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Jobs;

/// <summary>A day whose events stay for now.</summary>
/// <param name="Day">The day.</param>
/// <param name="Why">Why.</param>
/// <param name="SiteCodes">The sites that differ from their recomputation.</param>
public sealed record KeptDay(DateOnly Day, SealOutcome Why, IReadOnlyList<string> SiteCodes);

/// <summary>What one round of sealing came to.</summary>
/// <param name="Sealed">Days sealed.</param>
/// <param name="Events">Events let go of.</param>
/// <param name="Kept">Days old enough that were not.</param>
public sealed record RetentionRound(int Sealed, long Events, IReadOnlyList<KeptDay> Kept);
