using ParkingOps.Domain.Sites;

namespace ParkingOps.Domain.Onboarding;

/// <summary>What an application says about its organisation; anything may be missing until it is submitted.</summary>
public sealed record ProposedProfile(
    string? Code, string? Name, OrganisationKind? Kind, AdministrativeLevel? Level, string? DistrictCode, string? Address, string? ContactName, string? ContactPhone, string? Note);
