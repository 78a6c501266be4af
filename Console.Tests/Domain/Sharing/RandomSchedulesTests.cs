using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

/// <summary>Whether offers fit their quota, judged minute by minute by the words of semantics 3, 13 and 14 alone.</summary>
public sealed class RandomSchedulesTests
{
    private const int Days = 9;
    private static readonly DateOnly First = Shanghai.Day("2026-09-27");

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    public void FirstMisfit_OfRandomWindows_IsTheFirstMinuteThatExceeds(int seed)
    {
        var (quotas, offers) = Draw(new Random(seed));
        DateTimeOffset? expected = Enumerable.Range(0, Days * 1440)
            .Select(minute => (DateTimeOffset?)ServiceDay.StartOf(First).AddMinutes(minute))
            .FirstOrDefault(at => Offered(offers, at!.Value) > Allowed(quotas, at.Value));

        Assert.Equal(expected, OfferRules.FirstMisfit(offers, quotas, CalendarFile.Calendar, (First, First.AddDays(Days - 1)))?.At);
    }

    private static (List<Quota> Quotas, List<Offer> Offers) Draw(Random random)
    {
        var quotas = Enumerable.Range(0, 3)
            .Select(_ => Sample.Quota(
                First.AddDays(random.Next(-3, Days)).ToString("yyyy-MM-dd", null),
                [.. Enum.GetValues<DayKind>().Select(kind => (Window(random, kind.AsSet()), random.Next(8, 20)))]))
            .DistinctBy(quota => quota.FirstDay)
            .ToList();
        var offers = Enumerable.Range(0, 4)
            .Select(_ => Sample.Offer(
                Sample.Terms(random.Next(1, 6), First.AddDays(random.Next(-3, 4)).ToString("yyyy-MM-dd", null)) with { LastDay = First.AddDays(random.Next(4, Days)) },
                Window(random, (DayKinds)random.Next(1, 8)),
                Window(random, (DayKinds)random.Next(1, 8))))
            .ToList();
        // An offer that has ended cannot be withdrawn any more.
        var (drawn, last) = (ServiceDay.StartOf(First).AddMinutes(random.Next(Days * 1440)), offers[0].EndsAt!.Value.AddMinutes(-1));
        offers[0].Withdraw("unit", drawn < last ? drawn : last, "drawn");
        return (quotas, offers);
    }

    private static TimeWindow Window(Random random, DayKinds kinds) => new(kinds, random.Next(96) * 15, random.Next(1, 193) * 15);

    private static int Allowed(List<Quota> quotas, DateTimeOffset at) => StartsBefore(at)
        .SelectMany(day => (quotas.Where(quota => quota.FirstDay <= day).MaxBy(quota => quota.FirstDay)?.Windows ?? [])
            .Where(window => IsOpen(window.Time, day, at)))
        .Select(window => window.Spaces)
        .DefaultIfEmpty(0)
        .Max();

    private static int Offered(List<Offer> offers, DateTimeOffset at) => offers
        .Where(offer => offer.IsHeld
            && StartsBefore(at).Any(day => offer.FirstDay <= day && day <= offer.LastDay && offer.Windows.Any(window => IsOpen(window, day, at))))
        .Sum(offer => offer.Spaces);

    private static IEnumerable<DateOnly> StartsBefore(DateTimeOffset at) => Enumerable.Range(-3, 4).Select(ServiceDay.Of(at).AddDays);

    private static bool IsOpen(TimeWindow window, DateOnly day, DateTimeOffset at)
    {
        var minute = (at - ServiceDay.StartOf(day)).TotalMinutes;
        var kind = CalendarFile.Calendar.KindOf(day) switch
        {
            DayKind.Workday => DayKinds.Workdays,
            DayKind.RestDay => DayKinds.RestDays,
            _ => DayKinds.Holidays,
        };
        return (window.DayKinds & kind) != 0 && window.StartMinute <= minute && minute < window.StartMinute + window.LengthMinutes;
    }
}
