using System.Globalization;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;

namespace ParkingOps.Tests.Reliability;

/// <summary>
/// Five shapes of windows over 2021 to 2026 against a picture painted minute by minute: every edge of every day with the minutes beside it, and
/// every minute of one year. Runs in a process of its own, so that its time zone can be set.
/// </summary>
internal static class ScheduleCheck
{
    private const int DayMinutes = 1440;
    private const int Spaces = 9;
    private static readonly DateTime First = new(2021, 1, 1);
    private static readonly int Days = (int)(new DateTime(2027, 1, 1) - First).TotalDays;

    private static readonly Dictionary<DateTime, bool> Notice = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "seed-data/calendar/holidays.csv"))
        .Skip(1).Select(line => line.Split(',')).ToDictionary(cells => DateTime.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), cells => cells[2] == "true");

    private static readonly (string Name, TimeWindow[] Windows)[] Shapes =
    [
        ("nights and days off", [Sample.WorkdayNight, Sample.DayOff]),
        ("round the clock", [new TimeWindow(DayKinds.All, 0, DayMinutes)]),
        ("twice a workday", [TimeWindow.Parse(DayKinds.Workdays, "07:15", "11:30"), TimeWindow.Parse(DayKinds.Workdays, "13:00", "17:45")]),
        ("two days from noon", [new TimeWindow(DayKinds.RestDays | DayKinds.Holidays, 720, TimeWindow.LongestMinutes)]),
        ("some Fridays", [TimeWindow.Parse(DayKinds.All, "22:15", "+1 06:45").Only(Weekdays.Friday).InForce(new DateOnly(2022, 3, 1), new DateOnly(2025, 10, 31))]),
    ];

    /// <summary>Checks all shapes; 0 when every minute is right. Says how much was compared, and in which zone.</summary>
    public static int Run(int seed, TextWriter output)
    {
        var year = 2021 + new Random(seed).Next(6);
        var compared = 0L;
        foreach (var (name, windows) in Shapes)
        {
            var (schedule, open) = (new SiteSchedule(RulesOf(windows)), Paint(windows));
            foreach (var minute in Minutes(windows, year))
            {
                var at = new DateTimeOffset(First.AddMinutes(minute), TimeSpan.FromHours(8));
                var expected = open[minute] ? Spaces : 0;
                compared++;
                if (schedule.At(ServiceKind.OffPeakSharing, at).Offered == expected) continue;
                output.WriteLine($"{name}: {First.AddMinutes(minute):s} is not {expected}");
                return 1;
            }
        }
        output.WriteLine($"{TimeZoneInfo.Local.Id}: {compared} minutes are right, all of {year} among them");
        return 0;
    }

    private static SiteRules RulesOf(TimeWindow[] windows) => new()
    {
        SiteId = 1,
        Calendar = CalendarFile.Calendar,
        WasLiveBefore = true,
        Capacities = [new SiteCapacity(DateOnly.MinValue, 0, Spaces)],
        Quotas = [Sample.Quota("2020-01-01", (new TimeWindow(DayKinds.All, 0, DayMinutes), Spaces))],
        Offers = [Sample.Offer(Sample.Terms(Spaces, "2020-01-01"), windows)],
    };

    private static bool[] Paint(TimeWindow[] windows)
    {
        var open = new bool[Days * DayMinutes];
        for (var day = -2; day < Days; day++)
            foreach (var window in windows.Where(window => IsOn(First.AddDays(day), window)))
                for (var minute = Math.Max(0, day * DayMinutes + window.StartMinute); minute < Math.Min(open.Length, day * DayMinutes + window.EndMinute); minute++)
                    open[minute] = true;
        return open;
    }

    private static bool IsOn(DateTime day, TimeWindow window)
    {
        var isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var kind = Notice.TryGetValue(day, out var isOff) ? isOff ? DayKinds.Holidays : DayKinds.Workdays : isWeekend ? DayKinds.RestDays : DayKinds.Workdays;
        var isDay = window.Weekdays == Weekdays.All || (window.Weekdays == Weekdays.Friday && day.DayOfWeek == DayOfWeek.Friday);
        return window.DayKinds.HasFlag(kind) && isDay && !(DateOnly.FromDateTime(day) < window.FirstDay) && !(DateOnly.FromDateTime(day) > window.LastDay);
    }

    private static IEnumerable<int> Minutes(TimeWindow[] windows, int year)
    {
        var edges = windows.SelectMany(window => new[] { window.StartMinute, window.EndMinute }).Append(0).SelectMany(edge => new[] { edge - 1, edge, edge + 1 });
        foreach (var edge in edges.Distinct())
            for (var day = 0; day < Days; day++)
                if (day * DayMinutes + edge is var minute && minute >= 0 && minute < Days * DayMinutes) yield return minute;
        var (from, to) = ((int)(new DateTime(year, 1, 1) - First).TotalMinutes, (int)(new DateTime(year + 1, 1, 1) - First).TotalMinutes);
        for (var minute = from; minute < to; minute++) yield return minute;
    }
}
