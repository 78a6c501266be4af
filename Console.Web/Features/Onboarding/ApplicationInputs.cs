using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>What a person fills in about the organisation of an application.</summary>
public sealed class ProfileInput
{
    /// <summary>Version of the application that the person saw; null for whatever it is.</summary>
    public int? Version { get; set; }

    /// <summary>Code.</summary>
    public string? Code { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Kind.</summary>
    public OrganisationKind? Kind { get; set; }

    /// <summary>Level.</summary>
    public AdministrativeLevel? Level { get; set; }

    /// <summary>District of its seat.</summary>
    public string? DistrictCode { get; set; }

    /// <summary>Address of its seat.</summary>
    public string? Address { get; set; }

    /// <summary>Contact.</summary>
    public string? ContactName { get; set; }

    /// <summary>Phone of the contact.</summary>
    public string? ContactPhone { get; set; }

    /// <summary>Remark.</summary>
    public string? Note { get; set; }

    /// <summary>The input that shows an application as it is.</summary>
    public static ProfileInput Of(OnboardingApplication application) => new()
    {
        Version = application.Version,
        Code = application.OrganisationCode,
        Name = application.OrganisationName,
        Kind = application.Kind,
        Level = application.Level,
        DistrictCode = application.DistrictCode,
        Address = application.Address,
        ContactName = application.ContactName,
        ContactPhone = application.ContactPhone,
        Note = application.Note,
    };

    /// <summary>What the domain takes.</summary>
    public ProposedProfile ToProfile() => new(Code, Name, Kind, Level, DistrictCode, Address, ContactName, ContactPhone, Note);
}

/// <summary>The sites of an application as a person fills them in.</summary>
public sealed class SitesInput
{
    /// <summary>Version of the application that the person saw; null for whatever it is.</summary>
    public int? Version { get; set; }

    /// <summary>The sites.</summary>
    public List<ProposedSiteInput> Sites { get; set; } = [];

    /// <summary>The input that shows an application as it is; one empty site where it has none yet.</summary>
    public static SitesInput Of(OnboardingApplication application)
    {
        var sites = application.Sites.Select(ProposedSiteInput.Of).ToList();
        if (sites.Count == 0) sites.Add(new ProposedSiteInput { DistrictCode = application.DistrictCode, Address = application.Address });
        return new SitesInput { Version = application.Version, Sites = sites };
    }
}

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
    };

    /// <summary>What the domain takes.</summary>
    public SiteProposal ToProposal() => new(Code, Name, Kind, DistrictCode, Address, TotalSpaces, ShareableSpaces, Latitude, Longitude);
}

/// <summary>The services that the sites of an application ask for, as a person ticks them.</summary>
public sealed class ServicesInput
{
    /// <summary>Version of the application that the person saw; null for whatever it is.</summary>
    public int? Version { get; set; }

    /// <summary>By number of the site.</summary>
    public Dictionary<int, ServiceKinds> Sites { get; set; } = [];

    /// <summary>The input that shows an application as it is.</summary>
    public static ServicesInput Of(OnboardingApplication application) =>
        new() { Version = application.Version, Sites = application.Sites.ToDictionary(site => site.Number, site => site.Services) };
}

/// <summary>The quotas that an application proposes, as a person fills them in.</summary>
public sealed class QuotasInput
{
    /// <summary>Version of the application that the person saw; null for whatever it is.</summary>
    public int? Version { get; set; }

    /// <summary>One for each site and service asked for.</summary>
    public List<QuotaProposalInput> Quotas { get; set; } = [];

    /// <summary>The input that shows an application as it is.</summary>
    public static QuotasInput Of(OnboardingApplication application) => new()
    {
        Version = application.Version,
        Quotas = [.. application.Sites.SelectMany(site => site.Services.Each().Select(service => QuotaProposalInput.Of(application, site, service)))],
    };
}

/// <summary>The quota proposed for one service of one site.</summary>
public sealed class QuotaProposalInput
{
    /// <summary>Number of the site.</summary>
    public int SiteNumber { get; set; }

    /// <summary>The service.</summary>
    public ServiceKind Service { get; set; }

    /// <summary>Its windows.</summary>
    public List<WindowInput> Windows { get; set; } = [];

    /// <summary>The input that shows a proposal as it is.</summary>
    public static QuotaProposalInput Of(OnboardingApplication application, ProposedSite site, ServiceKind service) => new()
    {
        SiteNumber = site.Number,
        Service = service,
        Windows = [.. application.Windows.Where(window => window.SiteNumber == site.Number && window.Service == service)
            .OrderBy(window => window.Time.DayKinds).ThenBy(window => window.Time.StartMinute).Select(window => WindowInput.Of(window.Time, window.Spaces))],
    };
}

/// <summary>What a reviewer writes when an application goes back.</summary>
public sealed class ReturnInput
{
    /// <summary>Remarks by field.</summary>
    public Dictionary<string, string> Remarks { get; set; } = [];

    /// <summary>What is said about the whole.</summary>
    public string? Reason { get; set; }
}
