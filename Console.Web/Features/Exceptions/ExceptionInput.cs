using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Features.Exceptions;

/// <summary>What a person fills in about an exception.</summary>
public sealed class ExceptionInput
{
    /// <summary>How far it reaches.</summary>
    public ExceptionScope Scope { get; set; } = ExceptionScope.Site;

    /// <summary>Code of the district, for that scope.</summary>
    public string DistrictCode { get; set; } = "";

    /// <summary>Code of the organisation, for that scope.</summary>
    public string OrganisationCode { get; set; } = "";

    /// <summary>Code of the site, for that scope.</summary>
    public string SiteCode { get; set; } = "";

    /// <summary>Service kind, or null for all.</summary>
    public ServiceKind? Service { get; set; }

    /// <summary>First date.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>Last date, included; null for the first alone.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Whether windows of its own open on these dates; else nothing does.</summary>
    public bool Opens { get; set; }

    /// <summary>Its windows, when it opens; on which days they start is what the dates say.</summary>
    public List<WindowInput> Windows { get; set; } = [];

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The windows of the domain.</summary>
    /// <exception cref="Domain.RuleException"><c>exception-no-window</c>, or what a window refuses.</exception>
    public List<TimeWindow> ToWindows()
    {
        if (!Opens) return [];
        if (Windows.Count == 0) throw new Domain.RuleException("exception-no-window");
        return [.. Windows.Select(window => window.ToSpan())];
    }
}
