namespace ParkingOps.Web.Features.Suspensions;

/// <summary>Names the texts of suspensions, clinic notices and emergency withdrawals.</summary>
public sealed class SuspensionText;
