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

    /// <summary>The register's record was changed after the application was begun, and is kept.</summary>
    ProfileKept,

    /// <summary>No document.</summary>
    DocumentsNone,
}
