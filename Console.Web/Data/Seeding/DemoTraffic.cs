using System.Globalization;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data.Seeding;

/// <summary>One visit of the demonstration set: in at one instant, out at another.</summary>
public sealed record DemoVisit(string Number, string Plate, DateTime In, DateTime Out, Admission Admission);

/// <summary>
/// Makes the demonstration set's visits with the tides of the city: hospitals full in the morning, office yards in use by staff on
/// workdays and by neighbours at night and at weekends. The same seed, site and day always give the same visits.
/// </summary>
public sealed class DemoTraffic(int seed, CityCalendar calendar)
{
    private const double LostExit = 0.004;
    private const double LostEntry = 0.002;

    private static readonly double[] HospitalTide = [0.1, 0.1, 0.1, 0.1, 0.2, 0.8, 3.5, 9, 12, 11, 9, 6, 4, 7, 8, 6, 4, 2.5, 1.5, 1, 0.8, 0.5, 0.3, 0.2];
    private static readonly double[] VisitorTide = [0, 0, 0, 0, 0, 0, 0.2, 1, 5, 9, 9, 5, 2, 6, 8, 7, 4, 1, 0.3, 0, 0, 0, 0, 0];
    private static readonly double[] WeekendTide = [0.3, 0.1, 0, 0, 0, 0.2, 0.6, 1, 2, 3, 3, 3, 2.5, 3, 3, 3, 4, 6, 7, 6, 4, 2.5, 1.5, 0.8];

    /// <summary>The visits that begin at a hospital on a day.</summary>
    public IEnumerable<DemoVisit> Hospital(int site, int spaces, DateOnly day)
    {
        var random = For(site, day);
        var busy = calendar.KindOf(day) == DayKind.Workday ? 1.0 : 0.45;
        var cars = spaces * 0.9 * busy * Spread(random);
        for (var n = 0; n < cars; n++)
        {
            var hour = Draw(random, HospitalTide);
            var reserved = hour is >= 7 and < 17 && random.NextDouble() < 0.3;
            var minutes = Math.Clamp(Math.Exp(4.5 + 0.55 * Normal(random)), 8, 1200);
            yield return Visit(random, site, day, $"{n}", hour * 60 + random.Next(60), minutes, reserved ? Admission.Reservation : Admission.Ordinary);
        }
        foreach (var visit in Staff(random, site, day, (int)(spaces * 0.12 * busy), 440, 600)) yield return visit;
    }

    /// <summary>The visits that begin at an office yard on a day.</summary>
    public IEnumerable<DemoVisit> Office(int site, int spaces, DateOnly day)
    {
        var random = For(site, day);
        if (calendar.KindOf(day) == DayKind.Workday)
        {
            foreach (var visit in Staff(random, site, day, (int)(spaces * 0.45), 505, 570)) yield return visit;
            var visitors = spaces * 0.35 * Spread(random);
            for (var n = 0; n < visitors; n++)
                yield return Visit(random, site, day, $"v{n}", Draw(random, VisitorTide) * 60 + random.Next(60), 15 + random.Next(120), Admission.Ordinary);
            foreach (var visit in Nights(random, site, day, spaces)) yield return visit;
        }
        else
        {
            var cars = spaces * 0.55 * Spread(random);
            for (var n = 0; n < cars; n++)
            {
                var start = Draw(random, WeekendTide) * 60 + random.Next(60);
                yield return Visit(random, site, day, $"w{n}", start, 60 + random.Next(660), Admission.Sharing);
            }
        }
    }

    // Neighbours come after 18:00 and leave before 08:00; one in forty oversleeps.
    private IEnumerable<DemoVisit> Nights(Random random, int site, DateOnly day, int spaces)
    {
        var cars = spaces * 0.4 * Spread(random);
        for (var n = 0; n < cars; n++)
        {
            var start = 1080 + (int)Math.Abs(Normal(random) * 75);
            var leaves = random.NextDouble() < 0.025 ? 1940 + random.Next(60) : 1820 + random.Next(95);
            yield return Visit(random, site, day, $"n{n}", start, leaves - start, Admission.Sharing);
        }
    }

    private static IEnumerable<DemoVisit> Staff(Random random, int site, DateOnly day, int cars, int arrives, int stays)
    {
        for (var n = 0; n < cars; n++)
            yield return Visit(random, site, day, $"s{n}", arrives + (int)(Normal(random) * 20), stays + (int)(Normal(random) * 30), Admission.Staff, n);
    }

    private static DemoVisit Visit(Random random, int site, DateOnly day, string number, int startMinute, double minutes, Admission admission, int? regular = null)
    {
        var start = day.ToDateTime(TimeOnly.MinValue).AddMinutes(Math.Max(0, startMinute)).AddSeconds(random.Next(60));
        var end = start.AddMinutes(Math.Max(3, minutes)).AddSeconds(random.Next(60));
        var lost = random.NextDouble();
        var name = string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}-{number}{(lost < LostExit ? "-x" : lost < LostExit + LostEntry ? "-e" : "")}");
        var plate = Plate(regular is { } car ? site * 1000 + car : random.Next(60_000) * 7919 % 99_991 + site);
        return new DemoVisit(name, plate, start, end, admission);
    }

    private static string Plate(int number)
    {
        const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
        var letter = Letters[number / 7 % Letters.Length];
        return number % 3 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"沪A{(number % 2 == 0 ? 'D' : 'F')}{number % 100_000:00000}")
            : string.Create(CultureInfo.InvariantCulture, $"沪{letter}{number * 31 % 100_000:00000}");
    }

    private static int Draw(Random random, double[] tide)
    {
        var at = random.NextDouble() * tide.Sum();
        var hour = 0;
        for (; hour < 23 && (at -= tide[hour]) > 0; hour++)
        {
        }
        return hour;
    }

    private static double Spread(Random random) => 0.8 + random.NextDouble() * 0.4;

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // CA5394 warns of weak randomness; repeatability is the point here.
#pragma warning disable CA5394
    private Random For(int site, DateOnly day) => new(seed * 31 + site * 1009 + day.DayNumber);
#pragma warning restore CA5394
}
