namespace ParkingOps.Web.Features.Access;

/// <summary>Names the texts of sign-in, accounts and keys.</summary>
public sealed class AccessText;
