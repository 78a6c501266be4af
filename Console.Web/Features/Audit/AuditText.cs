namespace ParkingOps.Web.Features.Audit;

/// <summary>Names the texts of the audit trail.</summary>
public sealed class AuditText;
