using System.Collections.Frozen;

namespace ParkingOps.Domain.Time;

/// <summary>One row of a yearly holiday notice (节假日安排).</summary>
/// <param name="Date">The date.</param>
/// <param name="Name">Name of the holiday.</param>
/// <param name="IsOffDay">True: a day off; false: a make-up workday (调休上班).</param>
/// <param name="ArrangementYear">Year whose notice says so.</param>
public sealed record CalendarNotice(DateOnly Date, string Name, bool IsOffDay, int ArrangementYear);

/// <summary>City calendar: the kind of each date by the yearly notices, else by its weekday (semantics 2). Immutable.</summary>
public sealed class CityCalendar
{
    private readonly FrozenDictionary<DateOnly, CalendarNotice> notices;
    private readonly FrozenSet<int> publishedYears;

    /// <summary>Builds the calendar from all notices.</summary>
    public CityCalendar(IEnumerable<CalendarNotice> notices)
    {
        this.notices = notices.ToFrozenDictionary(notice => notice.Date);
        publishedYears = this.notices.Values.Select(notice => notice.ArrangementYear).ToFrozenSet();
    }

    /// <summary>Years for which a notice exists, rising.</summary>
    public IEnumerable<int> PublishedYears => publishedYears.Order();

    /// <summary>Kind of a date.</summary>
    public DayKind KindOf(DateOnly day)
    {
        if (notices.TryGetValue(day, out var notice)) return notice.IsOffDay ? DayKind.Holiday : DayKind.Workday;
        return day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.RestDay : DayKind.Workday;
    }

    /// <summary>Name of the holiday whose notice names the date, or null.</summary>
    public string? NameOf(DateOnly day) => notices.GetValueOrDefault(day)?.Name;

    /// <summary>Whether the date is a workday on what would be a day of rest.</summary>
    public bool IsMakeUpWorkday(DateOnly day) => notices.TryGetValue(day, out var notice) && !notice.IsOffDay;

    /// <summary>Whether the notice of the date's year is known; else its kind is computed from weekdays and must be marked so.</summary>
    public bool IsPublished(DateOnly day) => publishedYears.Contains(day.Year);
}
