namespace ParkingOps.Web.Features.Search;

/// <summary>Texts of the search.</summary>
public sealed class SearchWords;
