using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>An instant with what the calendar says of its day and of the two days before, on which a window open now may have started.</summary>
internal readonly struct Moment
{
    /// <summary>Days on which a window of 48 hours that is open now may have started.</summary>
    public const int Days = 3;

    private const int DayMinutes = 1440;
    private readonly DayKind today;
    private readonly DayKind yesterday;
    private readonly DayKind before;

    public Moment(DateTimeOffset at, CityCalendar calendar)
    {
        var local = ServiceDay.Local(at);
        (At, Day, Minute) = (at, DateOnly.FromDateTime(local), (int)(local.TimeOfDay.Ticks / TimeSpan.TicksPerMinute));
        (today, yesterday, before) = (calendar.KindOf(Day), calendar.KindOf(Day.AddDays(-1)), calendar.KindOf(Day.AddDays(-2)));
    }

    /// <summary>The instant.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Its service day.</summary>
    public DateOnly Day { get; }

    /// <summary>Minute of the service day.</summary>
    public int Minute { get; }

    /// <summary>A day some days back, its kind, and the present minute counted from its start.</summary>
    public (DateOnly Day, DayKind Kind, int Minute) Back(int days) =>
        (Day.AddDays(-days), days switch { 0 => today, 1 => yesterday, _ => before }, Minute + (days * DayMinutes));
}
