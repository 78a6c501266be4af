using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Features.Onboarding;

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
