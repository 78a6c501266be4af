using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>
/// When an arrival still serves a reservation, and when its outcome is decided: a dated setting of the bureau (table of figures).
/// The slot's day says which version holds, so that a change never alters the past.
/// </summary>
public sealed class ArrivalRules
{
    /// <summary>Longest grace that can be set, in minutes: an arrival must lie on the slot's day or next to it.</summary>
    public const int LongestGraceMinutes = 240;

    private const int LongestWaitHours = 168;

    private ArrivalRules()
    {
    }

    /// <summary>30 minutes before and after, decided after 24 hours; in force until the bureau sets others.</summary>
    public static ArrivalRules Standard => new() { FirstDay = DateOnly.MinValue, GraceBeforeMinutes = 30, GraceAfterMinutes = 30, DecidedAfterHours = 24, SetBy = "" };

    /// <summary>First day of the slots for which it holds.</summary>
    public DateOnly FirstDay { get; private init; }

    /// <summary>Minutes before the slot from which an entry serves it.</summary>
    public int GraceBeforeMinutes { get; private init; }

    /// <summary>Minutes after the slot until which an entry serves it.</summary>
    public int GraceAfterMinutes { get; private init; }

    /// <summary>Hours after the slot's end when its outcome is decided.</summary>
    public int DecidedAfterHours { get; private init; }

    /// <summary>Who set it.</summary>
    public string SetBy { get; private init; } = "";

    /// <summary>When it was set.</summary>
    public DateTimeOffset SetAt { get; private init; }

    /// <summary>Sets a version from a day on; <paramref name="today"/> and what came before keep theirs.</summary>
    /// <exception cref="RuleException"><c>rules-past</c>, <c>arrival-grace</c> or <c>arrival-decision</c>.</exception>
    public static ArrivalRules Set(DateOnly firstDay, int graceBeforeMinutes, int graceAfterMinutes, int decidedAfterHours, string by, DateTimeOffset at, DateOnly today)
    {
        if (firstDay <= today) throw new RuleException("rules-past");
        if (graceBeforeMinutes is < 0 or > LongestGraceMinutes || graceAfterMinutes is < 0 or > LongestGraceMinutes)
            throw new RuleException("arrival-grace", LongestGraceMinutes);
        if (decidedAfterHours is < 1 or > LongestWaitHours) throw new RuleException("arrival-decision", LongestWaitHours);
        return new ArrivalRules
        {
            FirstDay = firstDay,
            GraceBeforeMinutes = graceBeforeMinutes,
            GraceAfterMinutes = graceAfterMinutes,
            DecidedAfterHours = decidedAfterHours,
            SetBy = by,
            SetAt = at,
        };
    }

    /// <summary>The version in force on a day.</summary>
    public static ArrivalRules On(DateOnly day, IEnumerable<ArrivalRules> versions) =>
        versions.Where(version => version.FirstDay <= day).MaxBy(version => version.FirstDay) ?? Standard;

    /// <summary>The time in which an entry serves a slot, its end excluded.</summary>
    public Interval Arrival(Interval slot) => new(slot.Start.AddMinutes(-GraceBeforeMinutes), slot.End.AddMinutes(GraceAfterMinutes));

    /// <summary>From when the outcome of a slot is decided.</summary>
    public DateTimeOffset DecidedAt(Interval slot) => slot.End.AddHours(DecidedAfterHours);
}
