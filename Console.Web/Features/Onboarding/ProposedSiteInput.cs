using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sites;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>One site of an application as a person fills it in.</summary>
public sealed class ProposedSiteInput
{
    /// <summary>Its number in the application; null for a new one.</summary>
    public int? Number { get; set; }

    /// <summary>Code.</summary>
    public string? Code { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Kind.</summary>
    public SiteKind? Kind { get; set; }

    /// <summary>District.</summary>
    public string? DistrictCode { get; set; }

    /// <summary>Address.</summary>
    public string? Address { get; set; }

    /// <summary>All spaces.</summary>
    public int? TotalSpaces { get; set; }

    /// <summary>Shareable ones among them.</summary>
    public int? ShareableSpaces { get; set; }

    /// <summary>Latitude in degrees.</summary>
    public double? Latitude { get; set; }

    /// <summary>Longitude in degrees.</summary>
    public double? Longitude { get; set; }

    /// <summary>Whom to call at the site.</summary>
    public string? ContactName { get; set; }

    /// <summary>Telephone at the site.</summary>
    public string? ContactPhone { get; set; }

    /// <summary>When somebody is on duty there.</summary>
    public string? DutyHours { get; set; }

    /// <summary>The input that shows a site as it is.</summary>
    public static ProposedSiteInput Of(ProposedSite site) => new()
    {
        Number = site.Number,
        Code = site.SiteCode,
        Name = site.Name,
        Kind = site.Kind,
        DistrictCode = site.DistrictCode,
        Address = site.Address,
        TotalSpaces = site.TotalSpaces,
        ShareableSpaces = site.ShareableSpaces,
        Latitude = site.Latitude,
        Longitude = site.Longitude,
        ContactName = site.ContactName,
        ContactPhone = site.ContactPhone,
        DutyHours = site.DutyHours,
    };

    /// <summary>What the domain takes.</summary>
    public SiteProposal ToProposal() => new(Code, Name, Kind, DistrictCode, Address, TotalSpaces, ShareableSpaces, Latitude, Longitude, ContactName, ContactPhone, DutyHours);
}
