using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;

namespace ParkingOps.Web.Features.Availability;

/// <summary>Answer of <c>GET /api/v1/availability</c>.</summary>
/// <param name="At">The instant asked for; null when it was now, so that the answer changes only with what is on offer.</param>
/// <param name="Sites">Each live site and service.</param>
public sealed record AvailabilityAnswer(DateTimeOffset? At, IReadOnlyList<AvailableSite> Sites);

/// <summary>One site and service.</summary>
/// <param name="SiteCode">Code of the site.</param>
/// <param name="Name">Its name.</param>
/// <param name="Organisation">Its organisation.</param>
/// <param name="DistrictCode">Its district.</param>
/// <param name="Service">Service kind.</param>
/// <param name="Spaces">Spaces on offer; cars inside are not taken off.</param>
/// <param name="Status">Why so many.</param>
/// <param name="ChangesAt">When it next opens or closes, within two days.</param>
public sealed record AvailableSite(
    string SiteCode, string Name, string Organisation, string? DistrictCode, ServiceKind Service, int Spaces, AvailabilityReason Status, DateTimeOffset? ChangesAt);

/// <summary>Answer of <c>GET /api/v1/sites/{code}/why</c>.</summary>
/// <param name="SiteCode">Code of the site.</param>
/// <param name="Service">Service kind.</param>
/// <param name="At">The instant.</param>
/// <param name="Spaces">Spaces on offer.</param>
/// <param name="Rulings">The rules that decided it, in their order.</param>
public sealed record WhyAnswer(string SiteCode, ServiceKind Service, DateTimeOffset At, int Spaces, IReadOnlyList<WhyRuling> Rulings);

/// <summary>One rule that had a say; the page shows the same.</summary>
public sealed record WhyRuling(
    RulingKind Kind, int Spaces, int? Number, string? By, DateTimeOffset? At, string? ApprovedBy, string? Reason, DateOnly? Day, DayKind? DayKind, bool IsPublished, string? Window, DateTimeOffset? Until, string? Overrode, IReadOnlyList<OverruledException> Overruled);

/// <summary>A weaker exception that a ruling put aside.</summary>
public sealed record OverruledException(int Number, ExceptionScope Scope, string By, DateTimeOffset At, string Reason);

/// <summary>Answer of <c>GET /api/v1/suspensions</c>.</summary>
/// <param name="Suspensions">Suspensions that hold or will hold.</param>
/// <param name="Notices">The present notice of each department.</param>
public sealed record SuspensionsAnswer(IReadOnlyList<SuspendedSite> Suspensions, IReadOnlyList<ToldNotice> Notices);

/// <summary>One suspension; no site means all of the organisation.</summary>
public sealed record SuspendedSite(string OrganisationCode, string Organisation, string? SiteCode, string? SiteName, string? DistrictCode, DateTimeOffset StartAt, DateTimeOffset? EndAt, string Reason);

/// <summary>One clinic notice.</summary>
public sealed record ToldNotice(
    string OrganisationCode, string Organisation, IReadOnlyList<string?> DistrictCodes, string Department, string State, string Source, DateTimeOffset ConfirmedAt, bool IsStale);
