namespace ParkingOps.Web.Data;

/// <summary>What came of the attempt to seal a day.</summary>
public enum SealOutcome
{
    /// <summary>Its figures stand and its events are gone.</summary>
    Sealed,

    /// <summary>It is imported history that nobody released: kept.</summary>
    History,

    /// <summary>It is not final, or waits for the aggregation: kept until later.</summary>
    Unfinished,

    /// <summary>What is stored of it is not what its events give: kept, to be looked into.</summary>
    Differs,
}

/// <summary>One attempt.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Events">Events of the day.</param>
/// <param name="Sites">The sites that differ.</param>
public sealed record SealAttempt(SealOutcome Outcome, long Events, IReadOnlyList<int> Sites)
{
    /// <summary>Bookings that ended by then and whose plates were let go of with the day.</summary>
    public int Plates { get; init; }

    /// <summary>Refused events received by then whose records were let go of with the day.</summary>
    public int Refused { get; init; }
}
