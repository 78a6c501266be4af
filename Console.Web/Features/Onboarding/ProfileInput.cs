using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sites;

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
