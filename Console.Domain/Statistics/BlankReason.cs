namespace ParkingOps.Domain.Statistics;

/// <summary>Why a figure is blank. The values are what files and the API show.</summary>
public static class BlankReason
{
    /// <summary>The figure of several sites would not be the sum of theirs.</summary>
    public const string NotAdditive = "not-additive";

    /// <summary>A site of the group has no capacity in force on one of the days.</summary>
    public const string NoCapacity = "no-capacity";

    /// <summary>Nothing was on offer.</summary>
    public const string NothingOffered = "nothing-offered";

    /// <summary>No quota was in force.</summary>
    public const string NoQuota = "no-quota";

    /// <summary>The figure has no source yet.</summary>
    public const string NotCollected = "not-collected";

    /// <summary>No reservation was fulfilled or a no-show yet.</summary>
    public const string NoOutcomes = "no-outcomes";

    /// <summary>No visit ended.</summary>
    public const string NoStays = "no-stays";

    /// <summary>Spaces are offered, and reservations taken, under a service, not under an admission.</summary>
    public const string ByServiceOnly = "by-service-only";

    /// <summary>Nobody was inside at any instant, so the peak of 0 has no time.</summary>
    public const string NobodyInside = "nobody-inside";

    /// <summary>The instant of the peak is kept for whole days only.</summary>
    public const string ByDayOnly = "by-day-only";

    /// <summary>The day is not over: only what the live counter counts is known.</summary>
    public const string Live = "live";
}
