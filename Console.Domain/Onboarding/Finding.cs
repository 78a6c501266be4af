namespace ParkingOps.Domain.Onboarding;

/// <summary>What the checklist may find in an application.</summary>
public enum FindingKind
{
    /// <summary>A field without which the register takes nothing.</summary>
    Missing,

    /// <summary>A field that the bureau wants filled in.</summary>
    Wanted,

    /// <summary>A code that is no code.</summary>
    CodeForm,

    /// <summary>A name that is too long.</summary>
    TooLong,

    /// <summary>A code that stands in the register already.</summary>
    CodeTaken,

    /// <summary>One code for two sites of the application.</summary>
    CodeTwice,

    /// <summary>No site at all.</summary>
    NoSites,

    /// <summary>No spaces, or more than any site can have.</summary>
    CapacityNone,

    /// <summary>More shareable spaces than there are.</summary>
    CapacityShareable,

    /// <summary>More spaces than is likely.</summary>
    CapacityLarge,

    /// <summary>Services asked for, and nothing to share.</summary>
    NothingToShare,

    /// <summary>Quotas that together exceed what may be shared.</summary>
    QuotaExceeds,

    /// <summary>Windows of one quota that overlap.</summary>
    QuotaOverlap,

    /// <summary>A position off the globe, or half of one.</summary>
    Position,

    /// <summary>A record of the same normal name.</summary>
    SameName,

    /// <summary>A record at the same normal address.</summary>
    SameAddress,

    /// <summary>No service asked for.</summary>
    ServicesNone,

    /// <summary>A service asked for without a quota.</summary>
    QuotaNone,

    /// <summary>No document.</summary>
    DocumentsNone,
}

/// <summary>One line of the checklist.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Blocks">Whether the application can be neither submitted nor approved with it; the rest is for the reviewer to weigh.</param>
/// <param name="Field">At which field, as <see cref="ApplicationFields"/> names it.</param>
/// <param name="Arguments">Values for its words.</param>
public sealed record Finding(FindingKind Kind, bool Blocks, string Field, params object[] Arguments)
{
    /// <summary>The record that it is like, for duplicates.</summary>
    public KnownRecord? Like { get; init; }
}

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
