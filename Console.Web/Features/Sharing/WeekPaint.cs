using ParkingOps.Domain.Time;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>
/// A week painted in half hours, Monday first, and the windows that it means. Workdays follow Monday to Friday, rest days the weekend and, if
/// asked for, statutory holidays the Sunday. The week is a ring: Sunday's night goes on into Monday.
/// </summary>
public sealed class WeekPaint
{
    /// <summary>Half hours of a day.</summary>
    public const int Slots = 48;

    private const int SlotMinutes = 30;
    private const int Saturday = 5;
    private const int Sunday = 6;
    private readonly bool[] cells = new bool[7 * Slots];

    /// <summary>Whether a half hour is painted.</summary>
    /// <param name="day">Day of the week, 0 is Monday.</param>
    /// <param name="slot">Half hour of the day.</param>
    public bool this[int day, int slot] => cells[day * Slots + slot];

    /// <summary>
    /// Whether a painted week can say all that some windows say: no dates, half hours, and holidays as Sunday or not at all. Others would lose
    /// something when they are painted over.
    /// </summary>
    public static bool CanHold(IReadOnlyCollection<WindowInput> windows)
    {
        var holidays = windows.Where(window => window.Holidays).Select(Times).ToHashSet();
        var sundays = windows.Where(window => window.RestDays && window.Weekdays.Has(DayOfWeek.Sunday)).Select(Times);
        return windows.All(window => window is { FirstDay: null, LastDay: null } && IsOnHalfHours(window.Start) && IsOnHalfHours(window.End))
            && (holidays.Count == 0 || holidays.SetEquals(sundays));
    }

    /// <summary>The week that some windows mean; one that is not complete yet is left out.</summary>
    public static WeekPaint Of(IEnumerable<WindowInput> windows)
    {
        var week = new WeekPaint();
        foreach (var window in windows)
            if (window is { Start: { } start, End: { } end })
                for (var day = 0; day < 7; day++)
                    if ((day < Saturday ? window.Workdays : window.RestDays) && window.Weekdays.Has(DayOf(day)))
                        week.Cover(day, Minute(start) / SlotMinutes, (window.EndDay * 1440 + Minute(end) + SlotMinutes - 1) / SlotMinutes);
        return week;
    }

    /// <summary>Paints or clears a rectangle, corners included: paints unless all of it was painted.</summary>
    public void Toggle(int day, int slot, int otherDay, int otherSlot)
    {
        var area = (from one in Between(day, otherDay, 6) from half in Between(slot, otherSlot, Slots - 1) select one * Slots + half).ToList();
        var paint = !area.TrueForAll(cell => cells[cell]);
        foreach (var cell in area) cells[cell] = paint;
    }

    /// <summary>The windows that the week means, as few as it takes.</summary>
    /// <param name="spaces">Spaces of each.</param>
    /// <param name="holidaysAsSunday">Whether holidays are open as Sunday is.</param>
    public List<WindowInput> ToWindows(int spaces, bool holidaysAsSunday)
    {
        var windows = Group(0, Saturday, spaces, window => window.Workdays = true);
        foreach (var window in Group(Saturday, 7, spaces, window => window.RestDays = true)) windows.Add(window);
        if (!holidaysAsSunday) return windows;
        foreach (var (start, length) in Pieces(Sunday, 7).Select(piece => (piece.Start, piece.Length)))
            if (windows.Find(window => window is { RestDays: true, Weekdays: Weekdays.All } && window.Start == Clock(start) && Length(window) == length) is { } same) same.Holidays = true;
            else windows.Add(Window(start, length, spaces, window => window.Holidays = true));
        return windows;
    }

    private static DayOfWeek DayOf(int day) => (DayOfWeek)((day + 1) % 7);

    private static IEnumerable<int> Between(int one, int other, int most) =>
        Enumerable.Range(Math.Clamp(Math.Min(one, other), 0, most), Math.Abs(Math.Clamp(one, 0, most) - Math.Clamp(other, 0, most)) + 1);

    private static (TimeOnly?, TimeOnly?, int) Times(WindowInput window) => (window.Start, window.End, window.EndDay);

    private static bool IsOnHalfHours(TimeOnly? time) => time is not { } set || (Minute(set) % SlotMinutes == 0 && set.Second == 0);

    private static int Minute(TimeOnly time) => time.Hour * 60 + time.Minute;

    private static TimeOnly Clock(int slot) => TimeOnly.MinValue.AddMinutes(slot % Slots * SlotMinutes);

    private static int Length(WindowInput window) => window.EndDay * Slots + (Minute(window.End!.Value) - Minute(window.Start!.Value)) / SlotMinutes;

    private static WindowInput Window(int start, int length, int spaces, Action<WindowInput> mark)
    {
        var window = new WindowInput { Start = Clock(start), End = Clock(start + length), EndDay = (start + length) / Slots, Spaces = spaces };
        mark(window);
        return window;
    }

    private bool At(int cell) => cells[(cell + cells.Length) % cells.Length];

    private void Cover(int day, int from, int to)
    {
        for (var slot = from; slot < to; slot++) cells[(day * Slots + slot) % cells.Length] = true;
    }

    private bool IsCovered(int day, int start, int length) => Enumerable.Range(day * Slots + start, length).All(At);

    private bool IsFull(int day) => IsCovered(day % 7, 0, Slots);

    private int RunAt(int day, int slot) => Enumerable.Range(slot, Slots - slot).TakeWhile(half => At(day % 7 * Slots + half)).Count();

    private List<WindowInput> Group(int first, int end, int spaces, Action<WindowInput> mark) =>
    [
        .. Pieces(first, end).GroupBy(piece => (piece.Start, piece.Length)).OrderBy(same => same.Key).Select(same =>
        {
            var window = Window(same.Key.Start, same.Key.Length, spaces, mark);
            var days = same.Select(piece => DayOf(piece.Day).AsSet()).Aggregate((left, right) => left | right);
            window.Weekdays = same.Count() == end - first ? Weekdays.All : days;
            return window;
        }),
    ];

    // One piece a window. Windows may overlap, since they are a union, so days of one start share the longest length that is painted for each.
    private List<(int Day, int Start, int Length)> Pieces(int first, int end)
    {
        var pieces = Enumerable.Range(first, end - first).SelectMany(day => StartsOf(day).Select(start => (Day: day, Start: start, Length: LengthOf(day, start)))).ToList();
        return pieces.ConvertAll(piece => piece with
        {
            Length = pieces.Where(other => other.Start == piece.Start && IsCovered(piece.Day, piece.Start, other.Length)).Max(other => other.Length),
        });
    }

    // What comes over from the day before belongs to that day, unless it goes on through the whole day.
    private IEnumerable<int> StartsOf(int day) => Enumerable.Range(0, Slots).Where(slot =>
        this[day, slot] && (slot == 0 ? IsFull(day) || !At(day * Slots - 1) : !this[day, slot - 1]));

    private int LengthOf(int day, int start)
    {
        var run = RunAt(day, start);
        return start + run < Slots || IsFull(day + 1) ? run : run + RunAt(day + 1, 0);
    }
}
