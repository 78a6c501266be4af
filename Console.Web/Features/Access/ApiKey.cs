using System.Security.Cryptography;
using System.Text;

namespace ParkingOps.Web.Features.Access;

/// <summary>What a key may be used for. The numbers are stored.</summary>
public enum KeyScope
{
    /// <summary>进出场记录: gates push events of the sites of one organisation or car-park operator.</summary>
    GateEvents = 1,

    /// <summary>市民端: the citizen app sends agreements and reservations of all sites, and reads what is on offer.</summary>
    CitizenApp = 2,

    /// <summary>市级门户: the city's portal reads what is on offer and what is suspended.</summary>
    CityPortal = 3,
}

/// <summary>
/// A key with which a machine signs in. One for gate events belongs to an organisation or to a car-park operator and reaches its sites
/// only; one of the citizen app belongs to the bureau.
/// The key itself is shown once; what is stored is a hash of its 256 random bits and the prefix by which people recognise it.
/// </summary>
public sealed class ApiKey
{
    private const string Marker = "pk_";

    /// <summary>Number of the key.</summary>
    public int Id { get; private set; }

    /// <summary>First characters of the key, shown in lists.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the key.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What it is for, in the words of who made it.</summary>
    public required string Label { get; init; }

    /// <summary>What it may be used for.</summary>
    public KeyScope Scope { get; init; } = KeyScope.GateEvents;

    /// <summary>The organisation to which it belongs, or null.</summary>
    public int? OrganisationId { get; init; }

    /// <summary>The car-park operator to which it belongs, or null.</summary>
    public int? CarParkOperatorId { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it is refused, or null.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>From when it is refused because its time is over, or null for a key without an end.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The key in whose place it was made, or null.</summary>
    public int? ReplacesId { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>Whether it opens anything at an instant.</summary>
    public bool IsLive(DateTimeOffset at) => RevokedAt is null && !(ExpiresAt <= at);

    /// <summary>Makes the text of a new key.</summary>
    public static string NewText() => Marker + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The part of a key's text that may be shown.</summary>
    public static string PrefixOf(string text) => text[..Math.Min(text.Length, Marker.Length + 8)];

    /// <summary>What is stored in place of a key's text.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
