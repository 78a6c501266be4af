using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sharing;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Features.Onboarding;

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
