namespace ParkingOps.Web.Features.Jobs;

/// <summary>Names the texts of the aggregation's page.</summary>
public sealed class JobText;
