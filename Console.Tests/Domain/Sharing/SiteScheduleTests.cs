using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

/// <summary>The engine against the minute-by-minute oracle, on rules that no person would think of.</summary>
public sealed class SiteScheduleTests
{
    private const int Days = 10;
    private static readonly DateOnly[] Starts = [Shanghai.Day("2026-02-12"), Shanghai.Day("2025-09-26"), Shanghai.Day("2027-01-01"), Shanghai.Day("2024-02-26")];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void At_EveryMinute_IsWhatTheOracleCounts(int seed)
    {
        var (schedule, oracle, first) = Draw(seed);

        for (var minute = 0; minute < Days * 1440; minute++)
        {
            var at = ServiceDay.StartOf(first).AddMinutes(minute);
            foreach (var service in Enum.GetValues<ServiceKind>())
            {
                var levels = new SpaceLevels(oracle.Quota[(int)service][minute], oracle.Intended[(int)service][minute], oracle.Offered[(int)service][minute]);
                if (levels != schedule.At(service, at)) Assert.Fail($"{service} at {Shanghai.Show(at)}: {schedule.At(service, at)} for {levels}");
            }
            var ledger = schedule.LedgerAt(at);
            Assert.True(ledger.Balances && ledger.Shareable == oracle.Shareable(minute), $"{Shanghai.Show(at)}: {ledger}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Steps_OverDays_AreTheMinutesJoined(int seed)
    {
        var (schedule, oracle, first) = Draw(seed);
        var (from, to) = (ServiceDay.StartOf(first), ServiceDay.StartOf(first.AddDays(Days)));

        foreach (var service in Enum.GetValues<ServiceKind>())
        {
            Assert.Equal(Joined(oracle.Offered[(int)service], from), schedule.Offered(service, from, to));
            Assert.Equal(Joined(oracle.Quota[(int)service], from), schedule.Quota(service, from, to));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Explanation_OfAnyMinute_EndsAtTheSpacesOnOffer(int seed)
    {
        var (schedule, _, first) = Draw(seed);
        var random = new Random(seed);

        for (var draw = 0; draw < 200; draw++)
        {
            var at = ServiceDay.StartOf(first).AddMinutes(random.Next(Days * 1440));
            var service = (ServiceKind)random.Next(1, 6);
            var why = Explanation.Of(schedule, service, at);

            Assert.Equal(schedule.At(service, at).Offered, why.Spaces);
            if (why.Rulings.LastOrDefault(ruling => ruling.Kind is not (RulingKind.Lifecycle or RulingKind.DayKind or RulingKind.Quota or RulingKind.Exception)) is { } last)
                Assert.Equal(why.Spaces, last.Spaces);
            else Assert.Equal(0, why.Spaces);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Explanation_OfAnyMinute_NamesTheRulesThatHadASay_TheirAuthorsAndWhomTheyOverruled(int seed)
    {
        var (schedule, oracle, first) = Draw(seed);
        var random = new Random(seed);

        for (var draw = 0; draw < 200; draw++)
        {
            var minute = random.Next(Days * 1440);
            var (at, service) = (ServiceDay.StartOf(first).AddMinutes(minute), (ServiceKind)random.Next(1, 6));
            var why = Explanation.Of(schedule, service, at);
            var expected = new ExplanationOracle(schedule.Rules, service, MinuteOracle.Local(at)).Rulings().Order(StringComparer.Ordinal);

            Assert.Equal(expected, why.Rulings.Where(IsOfARule).Select(ruling => LineOf(ruling, schedule.Rules)).Order(StringComparer.Ordinal));
            Assert.Equal(oracle.Offered[(int)service][minute], why.Spaces);
        }
    }

    private static bool IsOfARule(Ruling ruling) => ruling.Kind is not (RulingKind.Lifecycle or RulingKind.DayKind or RulingKind.Ceiling);

    private static string LineOf(Ruling ruling, SiteRules rules) => ruling.Kind switch
    {
        RulingKind.Quota => $"Quota of {rules.Quotas.Single(one => one.SetBy == ruling.By).Service}",
        RulingKind.Exception => $"Exception {ruling.By} over [{string.Join(' ', ruling.Overruled.Select(one => one.SetBy).Order(StringComparer.Ordinal))}]",
        _ => $"{ruling.Kind} {ruling.By}",
    };

    private static (SiteSchedule Schedule, MinuteOracle Oracle, DateOnly First) Draw(int seed)
    {
        var first = Starts[seed % Starts.Length];
        var rules = RandomRules.Draw(new Random(seed), first, Days);
        return (new SiteSchedule(rules), new MinuteOracle(rules, first, Days), first);
    }

    private static List<SpaceSpan> Joined(int[] minutes, DateTimeOffset from)
    {
        var spans = new List<SpaceSpan>();
        for (var minute = 0; minute < minutes.Length;)
        {
            var end = minute;
            while (end < minutes.Length && minutes[end] == minutes[minute]) end++;
            if (minutes[minute] > 0) spans.Add(new SpaceSpan(new Interval(from.AddMinutes(minute), from.AddMinutes(end)), minutes[minute]));
            minute = end;
        }
        return spans;
    }
}
