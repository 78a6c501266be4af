namespace ParkingOps.Web.Features.Exceptions;

/// <summary>Names the texts of exceptions.</summary>
public sealed class ExceptionText;
