namespace ParkingOps.Domain.Traffic;

/// <summary>What a gate event turned out to be (semantics 10).</summary>
public enum PassageKind
{
    /// <summary>An entry that opened a visit.</summary>
    Entered,

    /// <summary>An entry of a car already inside: its earlier entry stays unmatched, it stays one car.</summary>
    EnteredAgain,

    /// <summary>An exit that closed a visit.</summary>
    Left,

    /// <summary>An exit that closed nothing.</summary>
    LeftUnmatched,
}

/// <summary>A gate event and the visit it ended.</summary>
/// <param name="Kind">What the event turned out to be.</param>
/// <param name="Ended">The visit that it closed or made unmatched; default for the other kinds.</param>
public readonly record struct Passage(PassageKind Kind, OpenVisit Ended);
