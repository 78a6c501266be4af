namespace ParkingOps.Web.Features.Drafts;

/// <summary>Names the texts of kept drafts.</summary>
public sealed class DraftText;
