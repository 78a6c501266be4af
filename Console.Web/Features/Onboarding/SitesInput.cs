using ParkingOps.Domain.Onboarding;

namespace ParkingOps.Web.Features.Onboarding;

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
