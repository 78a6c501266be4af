namespace ParkingOps.Web.Features.Access;

/// <summary>The authenticator app of an account (动态口令).</summary>
public sealed class SecondFactor
{
    /// <summary>The account.</summary>
    public required int UserId { get; init; }

    /// <summary>The app's secret, encrypted by the protection keys.</summary>
    public required string Secret { get; init; }

    /// <summary>When the person proved that the app works.</summary>
    public required DateTimeOffset SetUpAt { get; init; }

    /// <summary>The last step whose code was accepted; no code counts twice.</summary>
    public required long LastStep { get; set; }
}

/// <summary>A code that opens an account once when the authenticator app is lost.</summary>
public sealed class RecoveryCode
{
    /// <summary>Number of the code.</summary>
    public int Id { get; private set; }

    /// <summary>The account.</summary>
    public required int UserId { get; init; }

    /// <summary>SHA-256 of the code, which has 80 random bits.</summary>
    public required byte[] Hash { get; init; }
}
