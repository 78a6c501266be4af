using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>The engine of sharing on prepared rules: what the whole city offers at one instant, and one site's schedule of a year.</summary>
internal static class SharingBenchmark
{
    private const int Sites = 4_700;
    private const int Repeats = 20;
    private static readonly TimeSpan LookAhead = TimeSpan.FromDays(2);
    private static readonly DateTimeOffset From = Shanghai.At("2026-01-01T00:00");

    public static List<Comparison> Run(BenchmarkSizes sizes)
    {
        SiteSchedule[] city = [.. Enumerable.Range(1, Sites).Select(site => new SiteSchedule(RulesOf(site)))];
        var (instant, year, asked) = (new Median(), new Median(), new Median());
        var spaces = 0L;
        for (var round = 0; round <= sizes.Rounds; round++)
        {
            var at = From.AddMinutes(round * 1_237);
            var (one, two) = (round == 0 ? new Median() : instant, round == 0 ? new Median() : year);
            one.Time(() => { for (var repeat = 0; repeat < Repeats; repeat++) foreach (var site in city) spaces += site.LedgerAt(at.AddMinutes(repeat)).Published; });
            var three = round == 0 ? new Median() : asked;
            three.Time(() => { foreach (var site in city) foreach (var service in site.SharedServices) spaces += Availability.Of(site, service, at, LookAhead).Spaces; });
            two.Time(() => { for (var repeat = 0; repeat < Repeats; repeat++) spaces += city[repeat].Offered(ServiceKind.OffPeakSharing, From, From.AddDays(365)).Count; });
        }
        if (spaces == 0) throw new InvalidOperationException("Nothing was on offer.");
        return
        [
            LineOf(Comparison.Text($"what {Sites:#,0} sites offer at one instant, all services, one thread"), instant.Seconds / Repeats, 50),
            LineOf(Comparison.Text($"the same as the citizen app asks it, with the reason and the next change"), asked.Seconds, 50),
            LineOf("schedule of one site for a year", year.Seconds / Repeats, 5),
        ];
    }

    private static Comparison LineOf(string what, double seconds, double mostMilliseconds) => new(
        what, Comparison.Text($"{seconds * 1000:0.0} ms"), "", "", Comparison.Text($"under {mostMilliseconds:0} ms"), seconds * 1000 < mostMilliseconds);

    private static SiteRules RulesOf(int site) => new()
    {
        SiteId = site,
        Calendar = CalendarFile.Calendar,
        WasLiveBefore = true,
        Capacities = [new SiteCapacity(DateOnly.MinValue, 100, 60)],
        Quotas =
        [
            Sample.Quota("2025-01-01", (Sample.WorkdayNight, 20), (Sample.DayOff, 20)),
            Sample.Quota("2026-02-01", (Sample.WorkdayNight, 30), (Sample.DayOff, 30)),
            Sample.Quota(ServiceKind.EvCharging, "2025-01-01", (new TimeWindow(DayKinds.All, 0, 1440), 10)),
        ],
        Offers =
        [
            Sample.Offer(Sample.Terms(10 + site % 10, "2025-01-01"), Sample.WorkdayNight, Sample.DayOff),
            Sample.Offer(Sample.Terms(5, "2025-06-01") with { Service = ServiceKind.EvCharging }, new TimeWindow(DayKinds.All, 360, 960)),
        ],
        Exceptions = [ScheduleException.Set(new ExceptionReach(ExceptionScope.City), null, Shanghai.Day("2026-05-01"), Shanghai.Day("2026-05-05"), [], "holiday", "operator", From.AddDays(-30))],
        Withdrawals = [Withdrawal.Declare(site, null, new Interval(From.AddDays(40), From.AddDays(41)), "guests", "unit", From)],
    };
}
