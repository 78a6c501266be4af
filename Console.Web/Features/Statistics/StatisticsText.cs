namespace ParkingOps.Web.Features.Statistics;

/// <summary>Names the texts of the statistics, and the names and definitions of all figures.</summary>
public sealed class StatisticsText;
