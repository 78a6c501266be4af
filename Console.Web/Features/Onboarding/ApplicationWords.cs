using System.Globalization;
using Microsoft.Extensions.Localization;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>One field of an application as the summary shows it.</summary>
public sealed record SummaryLine(string Field, string Label, string? Value);

/// <summary>A part of the summary.</summary>
public sealed record SummarySection(string Title, IReadOnlyList<SummaryLine> Lines);

/// <summary>Puts an application and its checklist into words.</summary>
public sealed class ApplicationWords(IStringLocalizer<OnboardingText> text, IStringLocalizer<SiteText> sites, IStringLocalizer<SharingText> sharing)
{
    private const int DayMinutes = 1440;

    /// <summary>The whole application, field by field.</summary>
    public IReadOnlyList<SummarySection> Sections(OnboardingApplication application, IReadOnlyList<District> districts)
    {
        string? District(string? code) => districts.FirstOrDefault(one => one.Code == code) is { } found ? Shown.Name(found) : null;
        return [new SummarySection(text["Step.profile"], Profile(application, District)), .. application.Sites.Select(site => new SummarySection(SiteName(site), Site(application, site, District)))];
    }

    /// <summary>The name of a field, with the site where there are several.</summary>
    public string Field(OnboardingApplication application, string field) => field.Split('.') switch
    {
        ["profile", var name] => text["FieldOf", text["Step.profile"], Label("profile", name)],
        ["site", var number, "quota", var service] => text["FieldOf", SiteNamed(application, number), text["QuotaFor", sharing[$"Service.{service}"]]],
        ["site", var number, var name] => text["FieldOf", SiteNamed(application, number), Label("site", name)],
        ["sites"] => text["Step.sites"],
        _ => text["Step.documents"],
    };

    /// <summary>What the checklist found.</summary>
    public string Told(Finding finding) => text[$"Finding.{finding.Kind}", [.. finding.Arguments.Select(Told)]];

    /// <summary>What kind of record a duplicate is.</summary>
    public string Like(KnownRecord known) => text[$"Known.{known.Kind}"];

    /// <summary>Where a duplicate is looked at.</summary>
    public static string LinkTo(KnownRecord known) => known.Kind switch
    {
        KnownKind.Organisation => $"organisations/{known.Key}",
        KnownKind.Site => $"sites/{known.Key}",
        _ => $"onboarding/{known.Key}",
    };

    private object Told(object argument) => argument switch
    {
        ServiceKind service => sharing[$"Service.{service}"].Value,
        DateTime at => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => argument,
    };

    private List<SummaryLine> Profile(OnboardingApplication application, Func<string?, string?> district)
    {
        SummaryLine Line(string name, string? value) => new(ApplicationFields.Profile(name), Label("profile", name), value);
        return
        [
            Line("Code", application.OrganisationCode), Line("Name", application.OrganisationName),
            Line("Kind", application.Kind is { } kind ? sites[$"OrganisationKind.{kind}"].Value : null), Line("Level", application.Level is { } level ? sites[$"AdministrativeLevel.{level}"].Value : null),
            Line("DistrictCode", district(application.DistrictCode)), Line("Address", application.Address),
            Line("ContactName", application.ContactName), Line("ContactPhone", application.ContactPhone), Line("Note", application.Note),
        ];
    }

    private List<SummaryLine> Site(OnboardingApplication application, ProposedSite site, Func<string?, string?> district)
    {
        SummaryLine Line(string name, string? value) => new(ApplicationFields.Site(site.Number, name), Label("site", name), value);
        return
        [
            Line("Code", site.SiteCode), Line("Name", site.Name), Line("Kind", site.Kind is { } kind ? sites[$"SiteKind.{kind}"].Value : null),
            Line("DistrictCode", district(site.DistrictCode)), Line("Address", site.Address),
            Line("TotalSpaces", Count(site.TotalSpaces)), Line("ShareableSpaces", Count(site.ShareableSpaces)),
            Line("Latitude", site.Latitude is null ? null : string.Create(CultureInfo.InvariantCulture, $"{site.Latitude:0.#####}, {site.Longitude:0.#####}")),
            Line("ContactName", site.ContactName), Line("ContactPhone", site.ContactPhone), Line("DutyHours", site.DutyHours),
            Line("Services", site.Services == ServiceKinds.None ? null : string.Join(" · ", site.Services.Each().Select(service => sharing[$"Service.{service}"].Value))),
            .. site.Services.Each().Select(service => new SummaryLine(ApplicationFields.Quota(site.Number, service), text["QuotaFor", sharing[$"Service.{service}"]], Windows(application, site, service))),
        ];
    }

    private string? Windows(OnboardingApplication application, ProposedSite site, ServiceKind service)
    {
        var told = application.Windows.Where(window => window.SiteNumber == site.Number && window.Service == service)
            .OrderBy(window => window.Time.DayKinds).ThenBy(window => window.Time.StartMinute).Select(window => Told(window)).ToList();
        return told.Count == 0 ? null : string.Join('\n', told);
    }

    private string Told(ProposedWindow window)
    {
        var days = string.Join(" · ", Enum.GetValues<DayKind>().Where(kind => window.Time.DayKinds.Has(kind)).Select(kind => sharing[$"DayKind.{kind}"].Value));
        var time = window.Time;
        var end = TimeWindow.Format(time.EndMinute % DayMinutes);
        if (time.EndMinute >= DayMinutes) end = text["OfDay", sharing[$"EndDay.{time.EndMinute / DayMinutes}"], end];
        return text["WindowTold", days, TimeWindow.Format(time.StartMinute), end, window.Spaces, WindowWords.Limits(time, sharing) ?? ""].Value.Trim();
    }

    private string Label(string part, string name) => (part, name) switch
    {
        (_, "Code") => sites["Code"],
        (_, "Name") => sites["Name"],
        ("profile", "Kind") => sites["Kind"],
        (_, "Kind") => sites["SiteKind"],
        (_, "Level") => sites["Level"],
        (_, "DistrictCode") => sites["District"],
        (_, "Address") => sites["Address"],
        (_, "ContactName") => sites["Contact"],
        (_, "ContactPhone") => sites["Phone"],
        (_, "Note") => sites["Note"],
        (_, "TotalSpaces") => sites["TotalSpaces"],
        (_, "ShareableSpaces") => sites["ShareableSpaces"],
        (_, "Latitude") => sites["Position"],
        (_, "DutyHours") => sites["DutyHours"],
        _ => text["Step.services"],
    };

    private static string? Count(int? spaces) => spaces is { } count ? Shown.Number(count) : null;

    private string SiteNamed(OnboardingApplication application, string number) =>
        application.Sites.FirstOrDefault(site => $"{site.Number}" == number) is { } site ? SiteName(site) : text["SiteN", number];

    private string SiteName(ProposedSite site) => site.Name ?? text["SiteN", site.Number];
}
