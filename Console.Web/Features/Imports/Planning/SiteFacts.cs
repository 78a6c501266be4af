using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Imports.Reading;

namespace ParkingOps.Web.Features.Imports.Planning;

/// <summary>What a row says of a site; null where it is blank or has a fault.</summary>
internal sealed record SiteFacts(BookRow Row, string? Code, string? Name, string? OrganisationCode, string? District)
{
    private const int AddressLimit = 200;
    private const int MostSpaces = 100_000;

    /// <summary>Address.</summary>
    public string? Address { get; private init; }

    /// <summary>Kind.</summary>
    public SiteKind? Kind { get; private init; }

    /// <summary>All spaces.</summary>
    public int? Total { get; private init; }

    /// <summary>Shareable ones among them.</summary>
    public int? Shareable { get; private init; }

    /// <summary>Latitude and longitude in degrees.</summary>
    public (double? Latitude, double? Longitude) Position { get; private init; }

    /// <summary>Whom to call, and when somebody is on duty.</summary>
    public (string? Name, string? Phone, string? DutyHours) Contact { get; private init; }

    /// <summary>Services that the unit asks for.</summary>
    public string? Services { get; private init; }

    /// <summary>Reads a row.</summary>
    public static SiteFacts Of(BookRow row, ImportWords words)
    {
        var facts = new SiteFacts(
            row, row.Code(ImportColumn.SiteCode), row.Text(ImportColumn.SiteName, RegisterCode.NameLimit), row.Code(ImportColumn.OrganisationCode),
            row.Choice(ImportColumn.District, words.Districts) is { } place ? words.CodeOf(place) : null)
        {
            Address = row.Text(ImportColumn.Address, AddressLimit),
            Kind = row.Choice(ImportColumn.SiteKind, ImportWords.SiteKinds),
            Total = row.Number(ImportColumn.TotalSpaces, 1, MostSpaces),
            Shareable = row.Number(ImportColumn.ShareableSpaces, 0, MostSpaces),
            Position = (row.Degrees(ImportColumn.Latitude), row.Degrees(ImportColumn.Longitude)),
            Contact = (row.Text(ImportColumn.ContactName, Site.ContactLimit), Phones.Read(row), row.Text(ImportColumn.DutyHours, Site.ContactLimit)),
            Services = row.Text(ImportColumn.Services, AddressLimit),
        };
        if (facts.Shareable > facts.Total) row.Refuse(ImportColumn.ShareableSpaces, "import-shareable", facts.Total);
        return facts;
    }

    /// <summary>The site that the row makes; the first capacity holds for all days.</summary>
    /// <exception cref="Domain.RuleException"><c>site-position</c>.</exception>
    public Site Make(Organisation owner)
    {
        var site = Site.Register(Code!, Name!, owner);
        Fill(site, DateOnly.MinValue);
        return site;
    }

    /// <summary>Gives a site what the row says; where it is blank the site keeps its own.</summary>
    /// <exception cref="Domain.RuleException"><c>site-position</c>, <c>site-closed</c>.</exception>
    public void Fill(Site site, DateOnly capacityFrom)
    {
        site.Describe(Name!, District, Address, Kind ?? site.Kind);
        if (Position != (null, null)) site.Locate(Position.Latitude, Position.Longitude);
        site.SetContact(Contact.Name ?? site.ContactName, Contact.Phone ?? site.ContactPhone, Contact.DutyHours ?? site.DutyHours);
        if (Services is not null) site.AskFor(Services);
        site.SetCapacity(capacityFrom, Total!.Value - Shareable!.Value, Shareable.Value);
    }
}
