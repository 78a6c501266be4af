using System.Globalization;
using ParkingOps.Domain.Time;

namespace ParkingOps.Tests.Support;

/// <summary>The city calendar as the product ships it.</summary>
public static class CalendarFile
{
    public static CityCalendar Calendar { get; } = new(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "seed-data/calendar/holidays.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .Select(cells => new CalendarNotice(
            DateOnly.Parse(cells[0], CultureInfo.InvariantCulture), cells[1], bool.Parse(cells[2]), int.Parse(cells[3], CultureInfo.InvariantCulture))));
}
