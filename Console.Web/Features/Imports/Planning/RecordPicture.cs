using System.Text.Encodings.Web;
using System.Text.Json;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;

namespace ParkingOps.Web.Features.Imports.Planning;

/// <summary>What an organisation was like before an import changed it.</summary>
internal sealed record OrganisationPicture(string Name, OrganisationKind Kind, AdministrativeLevel Level, string? ContactName, string? ContactPhone, string? Note)
{
    public static OrganisationPicture Of(Organisation one) => new(one.Name, one.Kind, one.Level, one.ContactName, one.ContactPhone, one.Note);

    public void Restore(Organisation organisation)
    {
        organisation.Describe(Name, Kind, Level);
        organisation.SetContact(ContactName, ContactPhone);
        organisation.SetNote(Note);
    }
}

/// <summary>What a site was like before an import changed it.</summary>
internal sealed record SitePicture(string Name, string? DistrictCode, string? Address, SiteKind? Kind)
{
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string? ContactName { get; init; }

    public string? ContactPhone { get; init; }

    public string? DutyHours { get; init; }

    public string? ServicesAsked { get; init; }

    /// <summary>Spaces that held on the day from which the import changed them; null for none.</summary>
    public SiteCapacity? Capacity { get; init; }

    public static SitePicture Of(Site site, DateOnly capacityFrom) => new(site.Name, site.DistrictCode, site.Address, site.Kind)
    {
        Latitude = site.Latitude,
        Longitude = site.Longitude,
        ContactName = site.ContactName,
        ContactPhone = site.ContactPhone,
        DutyHours = site.DutyHours,
        ServicesAsked = site.ServicesAsked,
        Capacity = site.CapacityOn(capacityFrom),
    };

    public void Restore(Site site, DateOnly today)
    {
        site.Describe(Name, DistrictCode, Address, Kind);
        site.Locate(Latitude, Longitude);
        site.SetContact(ContactName, ContactPhone, DutyHours);
        site.AskFor(ServicesAsked);
        if (Capacity is { } held) site.SetCapacity(SharingDates.FirstCapacityDay(site, today), held.Internal, held.Shareable);
    }
}

/// <summary>Pictures as JSON.</summary>
internal static class RecordPicture
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<T>(T picture) => JsonSerializer.Serialize(picture, Json);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Json)!;
}
