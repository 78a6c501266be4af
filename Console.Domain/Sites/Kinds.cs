namespace ParkingOps.Domain.Sites;

/// <summary>Kind of an organisation (单位类型). The numbers are stored.</summary>
public enum OrganisationKind
{
    /// <summary>医院.</summary>
    Hospital = 1,

    /// <summary>机关.</summary>
    GovernmentOrgan = 2,

    /// <summary>事业单位.</summary>
    PublicInstitution = 3,

    /// <summary>国有企业.</summary>
    StateEnterprise = 4,

    /// <summary>其他企业.</summary>
    Enterprise = 5,

    /// <summary>居住小区.</summary>
    ResidentialEstate = 6,
}

/// <summary>Administrative level of an organisation (层级). The numbers are stored.</summary>
public enum AdministrativeLevel
{
    /// <summary>市级.</summary>
    Municipal = 1,

    /// <summary>区级.</summary>
    District = 2,
}

/// <summary>Kind of a car park (停车场类型). The numbers are stored.</summary>
public enum SiteKind
{
    /// <summary>停车库.</summary>
    Garage = 1,

    /// <summary>停车场（院内）.</summary>
    Yard = 2,

    /// <summary>道路停车场.</summary>
    OnStreet = 3,

    /// <summary>专用停车场.</summary>
    Dedicated = 4,
}
