namespace ParkingOps.Domain.Onboarding;

/// <summary>Kind of a record that an application is compared with.</summary>
public enum KnownKind
{
    /// <summary>An organisation of the register.</summary>
    Organisation,

    /// <summary>A site of the register.</summary>
    Site,

    /// <summary>An organisation that another application brings.</summary>
    AppliedOrganisation,

    /// <summary>A site that another application brings.</summary>
    AppliedSite,
}

/// <summary>A record with which an application is compared.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Its code, or the number of the other application.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its address, or null.</param>
public sealed record KnownRecord(KnownKind Kind, string Key, string Name, string? Address)
{
    /// <summary>Whether it stands in the register.</summary>
    public bool IsRegistered => Kind is KnownKind.Organisation or KnownKind.Site;

    /// <summary>Whether it is an organisation.</summary>
    public bool IsOrganisation => Kind is KnownKind.Organisation or KnownKind.AppliedOrganisation;
}
