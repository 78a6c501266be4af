using ParkingOps.Domain.Time;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>One window as a person fills it in.</summary>
public sealed class WindowInput
{
    private const int DayMinutes = 1440;

    /// <summary>Whether it starts on workdays.</summary>
    public bool Workdays { get; set; }

    /// <summary>Whether it starts on rest days.</summary>
    public bool RestDays { get; set; }

    /// <summary>Whether it starts on statutory holidays.</summary>
    public bool Holidays { get; set; }

    /// <summary>Days of the week on which it starts, if the kind of the day allows it too.</summary>
    public Weekdays Weekdays { get; set; } = Weekdays.All;

    /// <summary>First day on which it may start, or null.</summary>
    public DateOnly? FirstDay { get; set; }

    /// <summary>Last day on which it may start, or null.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Whether it says more than day kinds about the days on which it starts.</summary>
    public bool IsLimited => Weekdays != Weekdays.All || FirstDay is not null || LastDay is not null;

    /// <summary>When it starts; null while the field is empty.</summary>
    public TimeOnly? Start { get; set; }

    /// <summary>When it ends; null while the field is empty.</summary>
    public TimeOnly? End { get; set; }

    /// <summary>Days between the day on which it starts and the one on which it ends: 0, 1 or 2.</summary>
    public int EndDay { get; set; }

    /// <summary>Spaces; of no meaning for an offer, whose windows share one number.</summary>
    public int Spaces { get; set; }

    /// <summary>The three day kinds as a set.</summary>
    public DayKinds DayKinds =>
        (Workdays ? DayKinds.Workdays : 0) | (RestDays ? DayKinds.RestDays : 0) | (Holidays ? DayKinds.Holidays : 0);

    /// <summary>The input that shows a window as it is.</summary>
    public static WindowInput Of(TimeWindow window, int spaces) => new()
    {
        Workdays = window.DayKinds.Has(DayKind.Workday),
        RestDays = window.DayKinds.Has(DayKind.RestDay),
        Holidays = window.DayKinds.Has(DayKind.Holiday),
        Weekdays = window.Weekdays,
        FirstDay = window.FirstDay,
        LastDay = window.LastDay,
        Start = Clock(window.StartMinute),
        End = Clock(window.EndMinute),
        EndDay = window.EndMinute / DayMinutes,
        Spaces = spaces,
    };

    /// <summary>The model of an office yard: workday nights, and rest days and holidays through to the next morning (semantics 3).</summary>
    public static List<WindowInput> OfficeYard(int spaces) =>
    [
        new() { Workdays = true, Start = new TimeOnly(18, 0), End = new TimeOnly(8, 0), EndDay = 1, Spaces = spaces },
        new() { RestDays = true, Holidays = true, Start = TimeOnly.MinValue, End = new TimeOnly(8, 0), EndDay = 1, Spaces = spaces },
    ];

    /// <summary>A hospital's out-patient hours, every day.</summary>
    public static List<WindowInput> HospitalDay(int spaces) =>
        [new() { Workdays = true, RestDays = true, Holidays = true, Start = new TimeOnly(7, 0), End = new TimeOnly(17, 0), Spaces = spaces }];

    /// <summary>The window of the domain.</summary>
    /// <exception cref="Domain.RuleException"><c>window-time</c> while a time is missing, or what <see cref="TimeWindow"/> refuses.</exception>
    public TimeWindow ToWindow() => Made(DayKinds).Only(Weekdays).InForce(FirstDay, LastDay);

    /// <summary>The window on days that something else names.</summary>
    /// <exception cref="Domain.RuleException"><c>window-time</c> while a time is missing, or what <see cref="TimeWindow"/> refuses.</exception>
    public TimeWindow ToSpan() => Made(DayKinds.All);

    /// <summary>Adds a day of the week, or takes it away.</summary>
    public void Set(DayOfWeek day, bool on) => Weekdays = on ? Weekdays | day.AsSet() : Weekdays & ~day.AsSet();

    private static TimeOnly Clock(int minute) => TimeOnly.MinValue.AddMinutes(minute % DayMinutes);

    private TimeWindow Made(DayKinds kinds)
    {
        var start = Minute(Start);
        return new TimeWindow(kinds, start, EndDay * DayMinutes + Minute(End) - start);
    }

    private static int Minute(TimeOnly? time) => time is { } set ? set.Hour * 60 + set.Minute : throw new Domain.RuleException("window-time", "");
}
