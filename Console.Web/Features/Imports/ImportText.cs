namespace ParkingOps.Web.Features.Imports;

/// <summary>Names the texts of imports; the Chinese ones are the headings of the template too.</summary>
public sealed class ImportText;
