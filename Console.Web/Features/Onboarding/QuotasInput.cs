using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Features.Onboarding;

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

    /// <summary>What was typed, for the sites and services that the application asks for by now.</summary>
    public QuotasInput For(OnboardingApplication application) => new()
    {
        Version = Version,
        Quotas = [.. Of(application).Quotas.Select(quota => Quotas.Find(typed => typed.SiteNumber == quota.SiteNumber && typed.Service == quota.Service) ?? quota)],
    };
}
