using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;

namespace ParkingOps.Tests.Domain.Sharing;

/// <summary>Rules of a site drawn by a seed: everything that may decide, in any mixture, right or wrong.</summary>
internal static class RandomRules
{
    public static SiteRules Draw(Random random, DateOnly first, int days) => new()
    {
        SiteId = 1,
        Calendar = CalendarFile.Calendar,
        WasLiveBefore = random.Next(5) > 0,
        LifecycleSteps = random.Next(4) == 0 ? [new LifecycleStep(Lifecycle.Approved, Lifecycle.Live, At(random, first, days), By(random), null)] : [],
        Capacities = [new SiteCapacity(first.AddDays(-400), 10, random.Next(5, 60)), new SiteCapacity(first.AddDays(random.Next(days)), 10, random.Next(0, 60))],
        Quotas = [.. Draws(random, 6, () => Quota(random, first, days)).DistinctBy(quota => (quota.Service, quota.FirstDay))],
        Offers = [.. Draws(random, 6, () => Offer(random, first, days))],
        Exceptions = [.. Draws(random, 4, () => Exception(random, first, days))],
        Releases = [.. Draws(random, 2, () => ReleaseRule.Set(1, first.AddDays(random.Next(-5, days)), random.Next(1440), random.Next(101), By(random), Set(random, first, days))).DistinctBy(rule => rule.FirstDay)],
        Suspensions = [.. Draws(random, 2, () => Suspend(random, first, days))],
        Withdrawals = [.. Draws(random, 2, () => Withdraw(random, first, days))],
    };

    public static TimeWindow Window(Random random)
    {
        var window = new TimeWindow((DayKinds)random.Next(1, 8), random.Next(96) * 15, random.Next(1, 193) * 15);
        return random.Next(3) == 0 ? window.Only((Weekdays)random.Next(1, 128)) : window;
    }

    // Each rule has an author of its own, so that an explanation can be told from another by its names.
    private static string By(Random random) => $"author-{random.Next()}";

    private static List<T> Draws<T>(Random random, int most, Func<T> draw) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => draw())];

    private static ServiceKind Service(Random random) => (ServiceKind)random.Next(1, 6);

    private static DateTimeOffset Long(DateOnly first) => ServiceDay.StartOf(first.AddDays(-300));

    // Most rules are old; some are set in the days that are looked at, maybe on their first day or after it.
    private static DateTimeOffset Set(Random random, DateOnly first, int days) => random.Next(3) > 0 ? Long(first) : At(random, first, days);

    private static DateTimeOffset At(Random random, DateOnly first, int days) => ServiceDay.StartOf(first).AddMinutes(random.Next(-2000, days * 1440));

    private static Quota Quota(Random random, DateOnly first, int days) => ParkingOps.Domain.Sharing.Quota.Set(
        1, Service(random), first.AddDays(random.Next(-9, days)),
        random.Next(6) == 0 ? [] : [new QuotaWindow(Window(random), random.Next(1, 30))], By(random), Set(random, first, days), null);

    private static Offer Offer(Random random, DateOnly first, int days)
    {
        var terms = new OfferTerms(Service(random), random.Next(1, 20), first.AddDays(random.Next(-5, days)), random.Next(2) == 0 ? null : first.AddDays(days), PriceProduct.Free, 0, null);
        var offer = random.Next(3) == 0 ? Reviewed(random, terms, At(random, first, days)) : ParkingOps.Domain.Sharing.Offer.Publish(1, terms, [Window(random), Window(random)], By(random), Long(first));
        if (random.Next(4) == 0) offer.Withdraw(By(random), At(random, first, days), "drawn");
        return offer;
    }

    // Approved when its first day may be long past.
    private static Offer Reviewed(Random random, OfferTerms terms, DateTimeOffset at)
    {
        var offer = ParkingOps.Domain.Sharing.Offer.Draft(1, terms, OfferConditions.None, [Window(random)], By(random), Long(terms.FirstDay));
        offer.Submit(By(random), Long(terms.FirstDay));
        offer.Approve(By(random), at);
        return offer;
    }

    private static ScheduleException Exception(Random random, DateOnly first, int days)
    {
        var from = first.AddDays(random.Next(-2, days));
        var scope = (ExceptionScope)random.Next(4);
        var reach = new ExceptionReach(scope, scope == ExceptionScope.District ? "310101" : null, scope == ExceptionScope.Organisation ? 1 : null, scope == ExceptionScope.Site ? 1 : null);
        var exception = ScheduleException.Set(
            reach, random.Next(2) == 0 ? null : Service(random), from, from.AddDays(random.Next(3)),
            random.Next(2) == 0 ? [] : [Window(random)], "drawn", By(random), random.Next(2) == 0 ? Long(first).AddMinutes(random.Next(1000)) : At(random, first, days));
        if (random.Next(4) == 0 && ServiceDay.StartOf(exception.LastDay) is var last) exception.Revoke(By(random), last.AddMinutes(random.Next(-1440, 1440)));
        return exception;
    }

    private static Suspension Suspend(Random random, DateOnly first, int days)
    {
        var start = At(random, first, days);
        return Suspension.Confirm(1, random.Next(2) == 0 ? null : 1, (start, random.Next(3) == 0 ? null : start.AddMinutes(random.Next(1, 3000))), "drawn", null, By(random), start);
    }

    private static Withdrawal Withdraw(Random random, DateOnly first, int days)
    {
        var start = At(random, first, days);
        return Withdrawal.Declare(1, random.Next(2) == 0 ? null : Service(random), new Interval(start, start.AddMinutes(random.Next(1, 3000))), "drawn", By(random), start);
    }
}
