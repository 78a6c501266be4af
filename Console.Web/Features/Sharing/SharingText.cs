namespace ParkingOps.Web.Features.Sharing;

/// <summary>Names the texts of quotas, windows and offers.</summary>
public sealed class SharingText;
