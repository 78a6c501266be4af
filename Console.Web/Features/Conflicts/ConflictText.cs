namespace ParkingOps.Web.Features.Conflicts;

/// <summary>Names the texts of conflicts between two people.</summary>
public sealed class ConflictText;
