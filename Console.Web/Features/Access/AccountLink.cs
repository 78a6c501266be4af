using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ParkingOps.Web.Features.Access;

/// <summary>A link with which somebody sets the password of an account, once. Only a hash of its 256 random bits is stored.</summary>
public sealed class AccountLink
{
    /// <summary>Number of the link.</summary>
    public int Id { get; private set; }

    /// <summary>The account whose password it sets.</summary>
    public required int UserId { get; init; }

    /// <summary>SHA-256 of the link's text.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it holds.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used, or taken back by a newer one.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Makes the text of a new link.</summary>
    public static string NewText() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored in place of a link's text.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
