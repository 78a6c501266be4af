namespace ParkingOps.Web.Features.Quarantine;

/// <summary>Names the words of the quarantine.</summary>
public sealed class QuarantineText;
