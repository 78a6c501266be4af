using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Conflicts;

namespace ParkingOps.Web.Features.Sites;

/// <summary>What a person fills in about an organisation.</summary>
public sealed class OrganisationInput : IEdited
{
    /// <summary>Code; fixed once registered.</summary>
    public string? Code { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Kind.</summary>
    public OrganisationKind Kind { get; set; } = OrganisationKind.Hospital;

    /// <summary>Level.</summary>
    public AdministrativeLevel Level { get; set; } = AdministrativeLevel.Municipal;

    /// <summary>District of its seat.</summary>
    public string? DistrictCode { get; set; }

    /// <summary>Address of its seat.</summary>
    public string? Address { get; set; }

    /// <summary>Contact.</summary>
    public string? ContactName { get; set; }

    /// <summary>Phone of the contact.</summary>
    public string? ContactPhone { get; set; }

    /// <summary>Remark.</summary>
    public string? Note { get; set; }

    /// <summary>Version of the record that the person saw, or null for a new one; saving over a later one is told.</summary>
    public uint? Version { get; set; }

    /// <inheritdoc />
    public long? SeenLine { get; set; }

    /// <summary>The input that shows an organisation as it is.</summary>
    public static OrganisationInput Of(Organisation organisation) => new()
    {
        Code = organisation.Code,
        Name = organisation.Name,
        Kind = organisation.Kind,
        Level = organisation.Level,
        DistrictCode = organisation.DistrictCode,
        Address = organisation.Address,
        ContactName = organisation.ContactName,
        ContactPhone = organisation.ContactPhone,
        Note = organisation.Note,
    };
}
