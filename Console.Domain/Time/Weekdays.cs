namespace ParkingOps.Domain.Time;

/// <summary>A set of days of the week, for rules that name them beside the day kind. The numbers are stored.</summary>
[Flags]
public enum Weekdays
{
    /// <summary>No day.</summary>
    None = 0,

    /// <summary>周一.</summary>
    Monday = 1,

    /// <summary>周二.</summary>
    Tuesday = 2,

    /// <summary>周三.</summary>
    Wednesday = 4,

    /// <summary>周四.</summary>
    Thursday = 8,

    /// <summary>周五.</summary>
    Friday = 16,

    /// <summary>周六.</summary>
    Saturday = 32,

    /// <summary>周日.</summary>
    Sunday = 64,

    /// <summary>Every day.</summary>
    All = 127,
}

/// <summary>Membership of a day in a set of days of the week.</summary>
public static class WeekdaySets
{
    /// <summary>The set of one day.</summary>
    public static Weekdays AsSet(this DayOfWeek day) => (Weekdays)(1 << (((int)day + 6) % 7));

    /// <summary>Whether the set has the day of the week.</summary>
    public static bool Has(this Weekdays days, DayOfWeek day) => (days & day.AsSet()) != Weekdays.None;
}
