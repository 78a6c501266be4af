namespace ParkingOps.Domain.Time;

/// <summary>A set of day kinds. The numbers are stored.</summary>
[Flags]
public enum DayKinds
{
    /// <summary>No day.</summary>
    None = 0,

    /// <summary>Workdays, make-up workdays included.</summary>
    Workdays = 1,

    /// <summary>Rest days.</summary>
    RestDays = 2,

    /// <summary>Statutory holidays.</summary>
    Holidays = 4,

    /// <summary>Every day.</summary>
    All = Workdays | RestDays | Holidays,
}

/// <summary>Membership of a day kind in a set.</summary>
public static class DayKindSets
{
    /// <summary>Whether the set has the kind.</summary>
    public static bool Has(this DayKinds kinds, DayKind kind) => ((int)kinds >> (int)kind & 1) == 1;

    /// <summary>The set of one kind.</summary>
    public static DayKinds AsSet(this DayKind kind) => (DayKinds)(1 << (int)kind);
}
