using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;

namespace ParkingOps.Domain.Onboarding;

/// <summary>One site that an application wants registered.</summary>
public sealed class ProposedSite
{
    private ProposedSite()
    {
    }

    /// <summary>Number of the site in its application, from 1; it stays when others are taken away.</summary>
    public int Number { get; private set; }

    /// <summary>Code that the gates shall send.</summary>
    public string? SiteCode { get; private set; }

    /// <summary>Name.</summary>
    public string? Name { get; private set; }

    /// <summary>Kind.</summary>
    public SiteKind? Kind { get; private set; }

    /// <summary>District.</summary>
    public string? DistrictCode { get; private set; }

    /// <summary>Address.</summary>
    public string? Address { get; private set; }

    /// <summary>All spaces.</summary>
    public int? TotalSpaces { get; private set; }

    /// <summary>Shareable ones among them.</summary>
    public int? ShareableSpaces { get; private set; }

    /// <summary>Latitude in degrees (WGS84).</summary>
    public double? Latitude { get; private set; }

    /// <summary>Longitude in degrees (WGS84).</summary>
    public double? Longitude { get; private set; }

    /// <summary>Whom to call at the site.</summary>
    public string? ContactName { get; private set; }

    /// <summary>Telephone at the site.</summary>
    public string? ContactPhone { get; private set; }

    /// <summary>When somebody is on duty there, in the unit's own words.</summary>
    public string? DutyHours { get; private set; }

    /// <summary>Services asked for.</summary>
    public ServiceKinds Services { get; private set; }

    /// <summary>What is proposed, as one value.</summary>
    public SiteProposal Proposal => new(SiteCode, Name, Kind, DistrictCode, Address, TotalSpaces, ShareableSpaces, Latitude, Longitude, ContactName, ContactPhone, DutyHours);

    internal static ProposedSite Make(int number) => new() { Number = number };

    internal void Describe(SiteProposal proposal)
    {
        (SiteCode, Name, Kind) = (Blank.ToNull(proposal.Code)?.ToUpperInvariant(), Blank.ToNull(proposal.Name), proposal.Kind);
        (DistrictCode, Address) = (Blank.ToNull(proposal.DistrictCode), Blank.ToNull(proposal.Address));
        (TotalSpaces, ShareableSpaces, Latitude, Longitude) = (proposal.TotalSpaces, proposal.ShareableSpaces, proposal.Latitude, proposal.Longitude);
        (ContactName, ContactPhone, DutyHours) = (Blank.ToNull(proposal.ContactName), Blank.ToNull(proposal.ContactPhone), Blank.ToNull(proposal.DutyHours));
    }

    internal void AskFor(ServiceKinds services) => Services = services;
}
