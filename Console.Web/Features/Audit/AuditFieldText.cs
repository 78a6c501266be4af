namespace ParkingOps.Web.Features.Audit;

/// <summary>Names the words for records, fields and values in the trail.</summary>
public sealed class AuditFieldText;
