namespace ParkingOps.Web.Features.Calendar;

/// <summary>Names the texts of the city calendar.</summary>
public sealed class CalendarText;
