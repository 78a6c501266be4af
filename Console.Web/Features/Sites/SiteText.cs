namespace ParkingOps.Web.Features.Sites;

/// <summary>Names the texts of organisations and sites.</summary>
public sealed class SiteText;
