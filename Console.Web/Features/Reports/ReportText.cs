namespace ParkingOps.Web.Features.Reports;

/// <summary>Names the texts of reports and exported tables.</summary>
public sealed class ReportText;
