using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Conflicts;

namespace ParkingOps.Web.Features.Sites;

/// <summary>What a person fills in about a site.</summary>
public sealed class SiteInput : IEdited
{
    /// <summary>Code; fixed once registered.</summary>
    public string? Code { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Code of the owner.</summary>
    public string? OrganisationCode { get; set; }

    /// <summary>Code of the district.</summary>
    public string? DistrictCode { get; set; }

    /// <summary>Address.</summary>
    public string? Address { get; set; }

    /// <summary>Kind.</summary>
    public SiteKind? Kind { get; set; }

    /// <summary>All spaces, or null while unknown.</summary>
    public int? TotalSpaces { get; set; }

    /// <summary>Shareable ones among them.</summary>
    public int? ShareableSpaces { get; set; }

    /// <summary>Latitude in degrees.</summary>
    public double? Latitude { get; set; }

    /// <summary>Longitude in degrees.</summary>
    public double? Longitude { get; set; }

    /// <summary>Whom to call at the site.</summary>
    public string? ContactName { get; set; }

    /// <summary>Phone of the site.</summary>
    public string? ContactPhone { get; set; }

    /// <summary>When somebody is on duty there.</summary>
    public string? DutyHours { get; set; }

    /// <summary>First day of the capacity, when it is new or changed.</summary>
    public DateOnly CapacityFrom { get; set; }

    /// <summary>Version of the record that the person saw, or null for a new one; saving over a later one is told.</summary>
    public uint? Version { get; set; }

    /// <inheritdoc />
    public long? SeenLine { get; set; }

    /// <summary>The input that shows a site as it is.</summary>
    public static SiteInput Of(Site site, DateOnly today)
    {
        // The spaces of the day from which a change would count: one that is planned already is not undone by saving something else.
        var from = SharingDates.FirstCapacityDay(site, today);
        var capacity = site.CapacityOn(from) ?? (site.Capacities.Count > 0 ? site.Capacities[0] : null);
        return new SiteInput
        {
            Code = site.Code,
            Name = site.Name,
            OrganisationCode = site.Organisation.Code,
            DistrictCode = site.DistrictCode,
            Address = site.Address,
            Kind = site.Kind,
            TotalSpaces = capacity?.Total,
            ShareableSpaces = capacity?.Shareable,
            Latitude = site.Latitude,
            Longitude = site.Longitude,
            ContactName = site.ContactName,
            ContactPhone = site.ContactPhone,
            DutyHours = site.DutyHours,
            CapacityFrom = from,
        };
    }
}
