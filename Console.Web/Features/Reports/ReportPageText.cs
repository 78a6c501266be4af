namespace ParkingOps.Web.Features.Reports;

/// <summary>Names the texts of the reports' page.</summary>
public sealed class ReportPageText;
