using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>How far an exception reaches; the narrower one wins over the wider. The numbers are stored.</summary>
public enum ExceptionScope
{
    /// <summary>全市: every site.</summary>
    City = 0,

    /// <summary>全区: the sites of a district.</summary>
    District = 1,

    /// <summary>单位: the sites of an organisation.</summary>
    Organisation = 2,

    /// <summary>单个停车场: one site.</summary>
    Site = 3,
}

/// <summary>Which sites an exception is for.</summary>
/// <param name="Scope">How far it reaches.</param>
/// <param name="DistrictCode">The district, for that scope alone.</param>
/// <param name="OrganisationId">The organisation, for that scope alone.</param>
/// <param name="SiteId">The site, for that scope alone.</param>
public sealed record ExceptionReach(ExceptionScope Scope, string? DistrictCode = null, int? OrganisationId = null, int? SiteId = null);

/// <summary>
/// Exception (例外安排): replaces the windows that start on its dates, of quota and offers alike, with none or its own; the tail of the night
/// before stands (semantics 3). It never alters the past: it rules the windows that start after it was set and before it was revoked.
/// Where several cover a day, the narrower scope wins, then the later one.
/// </summary>
public sealed class ScheduleException
{
    /// <summary>Longest range of dates, in days.</summary>
    public const int LongestDays = 366;

    private readonly List<TimeWindow> windows = [];

    private ScheduleException()
    {
    }

    /// <summary>Number of the record.</summary>
    public int Id { get; private set; }

    /// <summary>How far it reaches.</summary>
    public ExceptionScope Scope { get; private set; }

    /// <summary>The district, for that scope.</summary>
    public string? DistrictCode { get; private set; }

    /// <summary>The organisation, for that scope.</summary>
    public int? OrganisationId { get; private set; }

    /// <summary>The site, for that scope.</summary>
    public int? SiteId { get; private set; }

    /// <summary>The service kind it is for, or null for all.</summary>
    public ServiceKind? Service { get; private set; }

    /// <summary>First date.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>Last date, included.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>What starts on its dates instead; nothing when it closes them.</summary>
    public IReadOnlyList<TimeWindow> Windows => windows;

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who set it.</summary>
    public string SetBy { get; private set; } = "";

    /// <summary>When it was set.</summary>
    public DateTimeOffset SetAt { get; private set; }

    /// <summary>Who revoked it, or null.</summary>
    public string? RevokedBy { get; private set; }

    /// <summary>When it was revoked, or null.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Sets an exception.</summary>
    /// <param name="reach">Which sites.</param>
    /// <param name="service">Service kind, or null for all.</param>
    /// <param name="firstDay">First date.</param>
    /// <param name="lastDay">Last date, included.</param>
    /// <param name="windows">What starts instead; their day kinds and weekdays are not looked at.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    /// <exception cref="RuleException"><c>exception-reach</c>, <c>exception-period</c> or <c>reason-missing</c>.</exception>
    public static ScheduleException Set(
        ExceptionReach reach, ServiceKind? service, DateOnly firstDay, DateOnly lastDay, IEnumerable<TimeWindow> windows, string reason, string by, DateTimeOffset at)
    {
        if (!IsWhole(reach)) throw new RuleException("exception-reach");
        if (lastDay < firstDay || lastDay.DayNumber - firstDay.DayNumber >= LongestDays) throw new RuleException("exception-period", LongestDays);
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleException("reason-missing");
        var exception = new ScheduleException
        {
            Scope = reach.Scope,
            DistrictCode = reach.DistrictCode,
            OrganisationId = reach.OrganisationId,
            SiteId = reach.SiteId,
            Service = service,
            FirstDay = firstDay,
            LastDay = lastDay,
            Reason = reason.Trim(),
            SetBy = by,
            SetAt = at,
        };
        exception.windows.AddRange(windows);
        return exception;
    }

    /// <summary>Whether it is for a site.</summary>
    public bool Reaches(int siteId, int organisationId, string? districtCode) => Scope switch
    {
        ExceptionScope.City => true,
        ExceptionScope.District => DistrictCode == districtCode,
        ExceptionScope.Organisation => OrganisationId == organisationId,
        _ => SiteId == siteId,
    };

    /// <summary>Whether it replaces the windows of a service that start on a day at an instant.</summary>
    public bool Rules(ServiceKind service, DateOnly day, DateTimeOffset start) =>
        FirstDay <= day && day <= LastDay && (Service is null || Service == service) && SetAt <= start && !(RevokedAt <= start);

    /// <summary>Revokes it: windows that start from now on are the usual ones again.</summary>
    /// <exception cref="RuleException"><c>exception-over</c> when it was revoked before or its dates are past.</exception>
    public void Revoke(string by, DateTimeOffset at)
    {
        if (RevokedAt is not null || LastDay < ServiceDay.Of(at)) throw new RuleException("exception-over");
        (RevokedBy, RevokedAt) = (by, at);
    }

    private static bool IsWhole(ExceptionReach reach) =>
        (reach.DistrictCode is not null) == (reach.Scope == ExceptionScope.District)
        && reach.OrganisationId.HasValue == (reach.Scope == ExceptionScope.Organisation)
        && reach.SiteId.HasValue == (reach.Scope == ExceptionScope.Site);
}
