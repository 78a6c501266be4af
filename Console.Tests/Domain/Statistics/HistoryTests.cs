using System.Globalization;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;
using Xunit;

namespace ParkingOps.Tests.Domain.Statistics;

/// <summary>Random traffic through the chain of days, against one pass over the whole history.</summary>
public sealed class HistoryTests
{
    private static readonly DateOnly FirstDay = new(2026, 2, 20);
    private static readonly FigureKey[] Keys =
    [
        FigureKey.All,
        .. Enum.GetValues<Admission>().Select(FigureKey.Of),
        .. Enum.GetValues<ServiceKind>().Select(FigureKey.Of),
    ];

    [Theory]
    [InlineData(1, 5, 60)]
    [InlineData(2, 5, 60)]
    [InlineData(3, 12, 300)]
    [InlineData(4, 12, 300)]
    [InlineData(5, 40, 500)]
    [InlineData(6, 3, 12)]
    [InlineData(7, 3, 12)]
    [InlineData(8, 25, 300)]
    public void Chain_OfRandomTraffic_EqualsOnePassOverAllHistory(int seed, int plates, int count)
    {
        var random = new Random(seed);
        var events = Traffic(random, plates, count);
        random.Shuffle(events);
        var (runs, offered) = Schedule(random);
        var chain = new SiteChain(day => [new SharedSchedule(ServiceKind.OffPeakSharing, Offered(offered, day), [], runs)], random);

        for (var step = 1; step <= 4; step++)
        {
            var asOf = ServiceDay.StartOf(FirstDay).AddDays(step * 12).AddMinutes(random.Next(2000));
            foreach (var passing in events.Skip((step - 1) * events.Length / 4).Take(events.Length / 4)) chain.Arrive(passing);
            chain.Run(asOf);

            var oracle = new HistoryOracle(events.Take(step * (events.Length / 4)), asOf);
            Assert.Equal(string.Join('\n', oracle.Rows(Keys)), string.Join('\n', RowsOf(chain)));
            Assert.Equal(oracle.Found(Keys, runs, TimeSpan.FromMinutes(15)).Select(found => found.ToString()).Order(StringComparer.Ordinal), FoundBy(chain).Order(StringComparer.Ordinal));
            foreach (var (day, result) in chain.Days)
                if (result.Figures.FirstOrDefault(one => one.Key == FigureKey.Of(ServiceKind.OffPeakSharing)) is { } figures)
                    Assert.Equal(oracle.UsedSeconds(day, ServiceKind.OffPeakSharing, offered), figures.UsedSeconds);
        }
    }

    private static GateEvent[] Traffic(Random random, int plates, int count) =>
    [
        .. Enumerable.Range(0, count).Select(index => new GateEvent(
            $"e{index}",
            Instant(random).UtcTicks,
            (Direction)random.Next(2),
            random.Next(plates),
            (Admission)random.Next(1, 5),
            random.Next(4) == 0 ? (ServiceKind)random.Next(1, 6) : null)),
    ];

    // Whole hours often, so that ties, midnights and thirty days to the second occur.
    private static DateTimeOffset Instant(Random random)
    {
        var day = ServiceDay.StartOf(FirstDay).AddDays(random.Next(46));
        return random.Next(3) == 0 ? day.AddHours(random.Next(3) * 8) : day.AddSeconds(random.Next(86_400));
    }

    private static (Interval[] Runs, Interval[] Offered) Schedule(Random random)
    {
        var (runs, offered, at) = (new List<Interval>(), new List<Interval>(), ServiceDay.StartOf(FirstDay).AddHours(-6));
        while (at < ServiceDay.StartOf(FirstDay).AddDays(55))
        {
            var run = new Interval(at, at.AddMinutes(15 * random.Next(1, 200)));
            runs.Add(run);
            var withdrawnAt = random.Next(3) == 0 ? run.Start + (run.Length / 2) : run.End;
            offered.Add(run with { End = withdrawnAt });
            at = run.End.AddMinutes(15 * random.Next(1, 60));
        }

        return ([.. runs], [.. offered]);
    }

    private static List<SpaceSpan> Offered(Interval[] offered, DateOnly day) =>
    [
        .. offered.Where(open => open.Start < ServiceDay.EndOf(day) && open.End > ServiceDay.StartOf(day)).Select(open => new SpaceSpan(open, 3)),
    ];

    private static IEnumerable<string> RowsOf(SiteChain chain) =>
        from day in chain.Days
        from figures in day.Value.Figures
        where figures.HasTraffic
        select $"{day.Key:yyyy-MM-dd} {figures.Key}"
            + $" in {Text(figures.Entries)} out {Text(figures.Exits)} unmatched {Text(figures.UnmatchedExits)} visits {Text(figures.Visits)}"
            + $" vehicles {Text(figures.Vehicles)} days {figures.VehicleDays} peak {figures.PeakCars} {figures.PeakAt:O}"
            + $" peaks {Text(figures.PeakCarsByHour)} stays {Minutes(StayHistogram.FromBytes(figures.Stays.ToBytes()))}";

    private static IEnumerable<string> FoundBy(SiteChain chain)
    {
        var own = from day in chain.Days
                  from figures in day.Value.Figures
                  from hour in Enumerable.Range(0, 24)
                  from found in new[] { (AttributionKind.UnmatchedEntry, figures.UnmatchedEntries[hour]), (AttributionKind.Overstay, figures.Overstays[hour]) }
                  where found.Item2 > 0
                  select (Key: $"{day.Key:yyyy-MM-dd} {hour} {found.Item1} {figures.Key}", Count: found.Item2);
        var later = from day in chain.Days
                    from found in day.Value.Attributions
                    from key in Keys
                    where key.Covers(found.Admission, found.Service)
                    select (Key: $"{found.Day:yyyy-MM-dd} {found.Hour} {found.Kind} {key}", found.Count);
        return own.Concat(later).GroupBy(one => one.Key).Select(group => $"{group.Key} {group.Sum(one => one.Count)}");
    }

    private static string Minutes(StayHistogram stays)
    {
        var lines = new List<int>();
        var sum = new StaySum();
        stays.AddTo(sum);
        for (var rank = 1; rank <= sum.Visits; rank++) lines.Add(sum.AtRank(rank));
        return string.Join(',', lines);
    }

    private static string Text(int[] hours) => string.Join(',', hours.Select(count => count.ToString(CultureInfo.InvariantCulture)));
}
