namespace ParkingOps.Web.Features.Quarantine;

/// <summary>What a person fills in about a site code.</summary>
public sealed class SiteCodeInput
{
    /// <summary>The code exactly as it is sent.</summary>
    public string Code { get; set; } = "";

    /// <summary>The key that sends it, or null for all keys.</summary>
    public int? KeyId { get; set; }

    /// <summary>Code of the site in the register.</summary>
    public string SiteCode { get; set; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";
}

/// <summary>A mapping in the list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Code">The code as sent.</param>
/// <param name="KeyId">The key, or null for all keys.</param>
/// <param name="Key">The key's name and first characters, or null for all keys.</param>
/// <param name="SiteCode">Code of the site.</param>
/// <param name="SiteName">Its name.</param>
/// <param name="Reason">Why.</param>
/// <param name="SetBy">Who set it.</param>
/// <param name="SetAt">When.</param>
/// <param name="EndedBy">Who ended it, or null.</param>
/// <param name="EndedAt">When, or null.</param>
/// <param name="Open">Open entries that it would bring in.</param>
public sealed record SiteCodeRow(
    int Id, string Code, int? KeyId, string? Key, string SiteCode, string SiteName, string Reason, string SetBy, DateTimeOffset SetAt, string? EndedBy, DateTimeOffset? EndedAt, int Open);

/// <summary>A site to choose from.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record MappableSite(string Code, string Name);
