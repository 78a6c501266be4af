namespace ParkingOps.Web.Features.Access;

/// <summary>A password that an account had, as its hash, so that the last ones do not come again.</summary>
public sealed class UsedPassword
{
    /// <summary>Number of the row, rising.</summary>
    public long Id { get; private set; }

    /// <summary>The account.</summary>
    public required int UserId { get; init; }

    /// <summary>The salted hash.</summary>
    public required string Hash { get; init; }
}
