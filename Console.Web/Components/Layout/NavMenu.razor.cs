using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Components.Layout;

/// <summary>The side menu; each account sees what its role may open.</summary>
public sealed partial class NavMenu
{
    private static readonly Group[] Groups =
    [
        new(null, Permission.SeeStatistics,
        [
            new("", "NavOverview", "dashboard", Permission.SeeStatistics),
            new("statistics", "NavStatistics", "monitoring", Permission.SeeStatistics),
            new("reports", "NavReports", "lab_profile", Permission.ExportStatistics),
        ]),
        new("NavRegister", Permission.SeeRegister,
        [
            new("organisations", "NavOrganisations", "apartment", Permission.SeeRegister),
            new("sites", "NavSites", "local_parking", Permission.SeeRegister),
            new("onboarding", "NavOnboarding", "how_to_reg", Permission.SeeRegister),
            new("imports", "NavImports", "upload_file", Permission.EditRegister),
            new("availability", "NavAvailability", "grid_on", Permission.SeeRegister),
            new("exceptions", "NavExceptions", "event_busy", Permission.SeeRegister),
            new("suspensions", "NavSuspensions", "block", Permission.SeeRegister),
            new("offers", "NavOffers", "event_available", Permission.SeeRegister),
            new("reviews", "NavReviews", "fact_check", Permission.ReviewOffers),
            new("quarantine", "NavQuarantine", "rule", Permission.SeeRegister),
            new("trail", "NavTrail", "history", Permission.SeeHistory),
            new("plates", "NavPlates", "person_search", Permission.SeePlateRecords),
        ]),
        new("NavSystem", Permission.SeeSystem,
        [
            new("calendar", "NavCalendar", "calendar_month", Permission.SeeSystem),
            new("rules", "NavRules", "gavel", Permission.SeeSystem),
            new("jobs", "NavJobs", "update", Permission.SeeSystem),
            new("keys", "NavKeys", "key", Permission.SeeSystem),
            new("users", "NavUsers", "group", Permission.SeeSystem),
        ]),
        new("NavSystem", Permission.SeeAudit, [new("audit", "NavAudit", "history", Permission.SeeAudit)]),
    ];

    /// <summary>Raised when an entry was chosen, so that a phone's drawer closes.</summary>
    [Parameter] public EventCallback OnNavigated { get; set; }

    private sealed record Entry(string Address, string Title, string Icon, Permission Permission);

    private sealed record Group(string? Title, Permission Permission, Entry[] Items);
}
