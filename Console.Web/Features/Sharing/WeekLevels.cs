using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>Quota and what other offers hold in each half hour of a week.</summary>
public sealed class WeekLevels
{
    private readonly IReadOnlyList<SpaceSpan> allowed;
    private readonly IReadOnlyList<SpaceSpan> held;

    /// <summary>Works out a week.</summary>
    /// <param name="sharing">What the site shares.</param>
    /// <param name="service">The service.</param>
    /// <param name="besides">Number of the offer that is being written, or null.</param>
    /// <param name="from">The first whole week from this day on is shown.</param>
    public WeekLevels(SiteSharing sharing, ServiceKind service, int? besides, DateOnly from)
    {
        Monday = from.AddDays((8 - (int)from.DayOfWeek) % 7);
        var (start, end) = (ServiceDay.StartOf(Monday), ServiceDay.StartOf(Monday.AddDays(7)));
        var schedule = new SiteSchedule(sharing.Rules with { Offers = [.. sharing.Offers.Where(offer => offer.Id != besides)] });
        allowed = schedule.Allowed(service, start, end);
        held = schedule.Held(service, start, end);
    }

    /// <summary>First day of the week.</summary>
    public DateOnly Monday { get; }

    /// <summary>The least quota and the most that others hold in a half hour.</summary>
    public (int Quota, int Others) At(int day, int slot)
    {
        var start = ServiceDay.StartOf(Monday.AddDays(day)).AddMinutes(slot * 30);
        var half = new Interval(start, start.AddMinutes(30));
        var inside = allowed.Where(span => Meets(span.Time, half)).ToList();
        var covered = inside.Sum(span => (Min(span.Time.End, half.End) - Max(span.Time.Start, half.Start)).TotalMinutes);
        return (covered < 30 ? 0 : inside.Min(span => span.Spaces), held.Where(span => Meets(span.Time, half)).Select(span => span.Spaces).DefaultIfEmpty().Max());
    }

    private static bool Meets(Interval one, Interval other) => one.Start < other.End && other.Start < one.End;

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
