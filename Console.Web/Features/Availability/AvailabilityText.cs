namespace ParkingOps.Web.Features.Availability;

/// <summary>Names the texts of the availability board and of the explanations.</summary>
public sealed class AvailabilityText;
