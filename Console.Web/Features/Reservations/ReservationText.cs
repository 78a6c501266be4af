namespace ParkingOps.Web.Features.Reservations;

/// <summary>Names the texts of plates' records and of the rules about reservations.</summary>
public sealed class ReservationText;
