namespace ParkingOps.Web.Features.Search;

/// <summary>What a hit is.</summary>
public enum HitKind
{
    /// <summary>An organisation.</summary>
    Organisation,

    /// <summary>A site.</summary>
    Site,

    /// <summary>A person: the contact of an organisation, or an account.</summary>
    Person,
}

/// <summary>One hit of a search.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its name.</param>
/// <param name="Detail">What tells it from others of the name: code and address, or the organisation of a person.</param>
/// <param name="Address">Where its page is.</param>
public sealed record SearchHit(HitKind Kind, string Title, string Detail, string Address);
