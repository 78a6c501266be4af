using System.Globalization;

namespace ParkingOps.Domain.Time;

/// <summary>
/// Time window (时段): start and length on a set of day kinds and, where it says so, only on some days of the week and between two dates.
/// It may cross midnight, belongs to the day on which it starts, and the kind of the next day never cuts it (semantics 3).
/// </summary>
public sealed record TimeWindow
{
    /// <summary>Shortest window, in minutes.</summary>
    public const int ShortestMinutes = 15;

    /// <summary>Longest window, in minutes: 48 hours.</summary>
    public const int LongestMinutes = 2880;

    private const int DayMinutes = 1440;

    /// <summary>Makes a window.</summary>
    /// <param name="dayKinds">Kinds of the days on which it starts.</param>
    /// <param name="startMinute">Minute of the day at which it starts, 0 to 1439.</param>
    /// <param name="lengthMinutes">Length in minutes, 15 to 2880.</param>
    /// <exception cref="RuleException"><c>window-no-day-kind</c>, <c>window-start</c> or <c>window-length</c>.</exception>
    public TimeWindow(DayKinds dayKinds, int startMinute, int lengthMinutes)
    {
        if ((dayKinds & DayKinds.All) == DayKinds.None) throw new RuleException("window-no-day-kind");
        if (startMinute is < 0 or >= DayMinutes) throw new RuleException("window-start");
        if (lengthMinutes is < ShortestMinutes or > LongestMinutes) throw new RuleException("window-length");
        DayKinds = dayKinds;
        StartMinute = startMinute;
        LengthMinutes = lengthMinutes;
    }

    private TimeWindow()
    {
    }

    /// <summary>Kinds of the days on which it starts.</summary>
    public DayKinds DayKinds { get; private init; }

    /// <summary>Days of the week on which it starts, if the kind of the day allows it too.</summary>
    public Weekdays Weekdays { get; private init; } = Weekdays.All;

    /// <summary>First day on which it may start, or null.</summary>
    public DateOnly? FirstDay { get; private init; }

    /// <summary>Last day on which it may start, or null.</summary>
    public DateOnly? LastDay { get; private init; }

    /// <summary>Minute of the day at which it starts.</summary>
    public int StartMinute { get; private init; }

    /// <summary>Length in minutes.</summary>
    public int LengthMinutes { get; private init; }

    /// <summary>Minute at which it ends, counted from 00:00 of the day on which it starts; above 1440 on a later day.</summary>
    public int EndMinute => StartMinute + LengthMinutes;

    /// <summary>Reads <c>18:00</c> and <c>+1 08:00</c>, the form in which windows are written; <c>24:00</c> is <c>+1 00:00</c>.</summary>
    /// <exception cref="RuleException"><c>window-time</c> for anything else.</exception>
    public static TimeWindow Parse(DayKinds dayKinds, string start, string end)
    {
        var from = ParseMinute(start);
        return new TimeWindow(dayKinds, from, ParseMinute(end) - from);
    }

    /// <summary>Writes a minute counted from the start of the day, for example <c>+1 08:00</c>.</summary>
    public static string Format(int minute)
    {
        var day = minute / DayMinutes;
        var clock = string.Create(CultureInfo.InvariantCulture, $"{minute % DayMinutes / 60:00}:{minute % 60:00}");
        return day == 0 ? clock : string.Create(CultureInfo.InvariantCulture, $"+{day} {clock}");
    }

    /// <summary>The same window on some days of the week alone.</summary>
    /// <exception cref="RuleException"><c>window-no-weekday</c>.</exception>
    public TimeWindow Only(Weekdays weekdays)
    {
        if ((weekdays & Weekdays.All) == Weekdays.None) throw new RuleException("window-no-weekday");
        return this with { Weekdays = weekdays & Weekdays.All };
    }

    /// <summary>The same window in force between two dates, both included; null is an open end.</summary>
    /// <exception cref="RuleException"><c>window-period</c> when the last day is before the first.</exception>
    public TimeWindow InForce(DateOnly? firstDay, DateOnly? lastDay)
    {
        if (lastDay < firstDay) throw new RuleException("window-period");
        return this with { FirstDay = firstDay, LastDay = lastDay };
    }

    /// <summary>Whether it starts on a day of the given kind.</summary>
    public bool StartsOn(DateOnly day, DayKind kind) =>
        DayKinds.Has(kind) && Weekdays.Has(day.DayOfWeek) && (FirstDay is null || FirstDay <= day) && (LastDay is null || day <= LastDay);

    /// <summary>Whether two windows can be open at the same time because they start on one day.</summary>
    public bool Meets(TimeWindow other) =>
        (DayKinds & other.DayKinds) != DayKinds.None && (Weekdays & other.Weekdays) != Weekdays.None
        && !(LastDay < other.FirstDay) && !(other.LastDay < FirstDay)
        && StartMinute < other.EndMinute && other.StartMinute < EndMinute;

    /// <summary>When it is open, if it starts on the given day.</summary>
    public Interval On(DateOnly day)
    {
        var start = ServiceDay.StartOf(day).AddMinutes(StartMinute);
        return new Interval(start, start.AddMinutes(LengthMinutes));
    }

    /// <inheritdoc />
    public override string ToString() => $"{Format(StartMinute)}-{Format(EndMinute)}";

    private static int ParseMinute(string text)
    {
        var parts = text.Split(' ');
        var days = 0;
        if (parts.Length == 2 && (parts[0].Length != 2 || parts[0][0] != '+' || !IsNumber(parts[0][1..], out days))
            || parts.Length > 2 || parts[^1].Split(':') is not [{ Length: 2 } hour, { Length: 2 } minute]
            || !IsNumber(hour, out var hours) || !IsNumber(minute, out var minutes)
            || hours > 24 || minutes > 59 || hours * 60 + minutes > DayMinutes)
            throw new RuleException("window-time", text);
        return days * DayMinutes + hours * 60 + minutes;
    }

    // Digits alone: neither a sign nor a blank.
    private static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
