using ParkingOps.Domain.Sharing;

namespace ParkingOps.Domain.Onboarding;

/// <content>What an application comes to in the register.</content>
public sealed partial class OnboardingApplication
{
    /// <summary>The quota version that a site's proposal for a service comes to; null without windows.</summary>
    /// <param name="siteNumber">Number of the site in the application.</param>
    /// <param name="service">The service.</param>
    /// <param name="version">Number of the registered site, first day in force, who sets it and when.</param>
    /// <exception cref="RuleException"><c>quota-windows-overlap</c>.</exception>
    public Quota? QuotaOf(int siteNumber, ServiceKind service, (int SiteId, DateOnly FirstDay, string By, DateTimeOffset At) version)
    {
        var asked = windows.Where(window => window.SiteNumber == siteNumber && window.Service == service).Select(window => new QuotaWindow(window.Time, window.Spaces)).ToList();
        return asked.Count == 0 ? null : Quota.Set(version.SiteId, service, version.FirstDay, asked, version.By, version.At, null);
    }
}
