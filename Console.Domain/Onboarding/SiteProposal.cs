using ParkingOps.Domain.Sites;

namespace ParkingOps.Domain.Onboarding;

/// <summary>What an application says about one site; anything may be missing until it is submitted.</summary>
public sealed record SiteProposal(
    string? Code, string? Name, SiteKind? Kind, string? DistrictCode, string? Address, int? TotalSpaces, int? ShareableSpaces, double? Latitude, double? Longitude,
    string? ContactName, string? ContactPhone, string? DutyHours);
