using ParkingOps.Domain;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

/// <summary>Whatever people do, in whatever order: what the rules let through never publishes more than there is.</summary>
public sealed class LedgerPropertyTests
{
    private const int Days = 21;
    private static readonly DateOnly Start = Shanghai.Day("2026-02-09");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AnyActs_OneAfterAnother_KeepTheLedger(int seed)
    {
        var random = new Random(seed);
        var rules = new SiteRules { SiteId = 1, Calendar = CalendarFile.Calendar, WasLiveBefore = true, Capacities = [new SiteCapacity(Start.AddDays(-30), 10, 60)] };
        var (done, refused) = (0, 0);
        for (var act = 0; act < 60; act++)
        {
            var at = ServiceDay.StartOf(Start).AddHours(act * 6);
            var before = PastOf(rules, at);
            if (TryAct(random, rules, at) is { } changed)
            {
                Assert.Equal(before, PastOf(changed, at));
                rules = changed;
                done++;
                DemandBalance(rules);
            }
            else refused++;
        }

        Assert.True(done > 10 && refused > 0, $"{done} acts went through and {refused} were refused, which shows nothing.");
    }

    private static SiteRules? TryAct(Random random, SiteRules rules, DateTimeOffset at)
    {
        try
        {
            return random.Next(9) switch
            {
                0 => SetQuota(random, rules, at),
                1 => SetCapacity(random, rules, at),
                2 => Withdraw(random, rules, at),
                3 => Except(random, rules, at),
                4 => rules with { Suspensions = [.. rules.Suspensions, Suspension.Confirm(1, 1, (at, at.AddHours(random.Next(1, 60))), "drawn", null, "operator", at)] },
                5 => rules with { Withdrawals = [.. rules.Withdrawals, Withdrawal.Declare(1, null, new Interval(at, at.AddHours(random.Next(1, 60))), "drawn", "unit", at)] },
                6 => Release(random, rules, at),
                _ => Offer(random, rules, at),
            };
        }
        catch (RuleException)
        {
            return null;
        }
    }

    private static SiteRules SetQuota(Random random, SiteRules rules, DateTimeOffset at)
    {
        var service = (ServiceKind)random.Next(1, 4);
        var first = ServiceDay.Of(at).AddDays(random.Next(4));
        if (rules.Quotas.Any(quota => quota.Service == service && quota.FirstDay == first)) throw new RuleException("quota-version-exists");
        var version = Quota.Set(1, service, first, [new QuotaWindow(RandomRules.Window(random), random.Next(1, 50))], "operator", at, null);
        var changed = rules with { Quotas = [.. rules.Quotas, version] };
        OfferRules.DemandCapacity(changed.Quotas, day => changed.CapacityOn(day)!.Shareable, changed.Calendar, first, changed.Exceptions, at);
        return Fitting(changed, first, at);
    }

    private static SiteRules SetCapacity(Random random, SiteRules rules, DateTimeOffset at)
    {
        var first = ServiceDay.Of(at).AddDays(random.Next(1, 4));
        var changed = rules with { Capacities = [.. rules.Capacities.Where(one => one.FirstDay != first), new SiteCapacity(first, 10, random.Next(10, 80))] };
        OfferRules.DemandCapacity(changed.Quotas, day => changed.CapacityOn(day)!.Shareable, changed.Calendar, first, changed.Exceptions);
        return changed;
    }

    private static SiteRules Offer(Random random, SiteRules rules, DateTimeOffset at)
    {
        var service = (ServiceKind)random.Next(1, 4);
        var terms = new OfferTerms(service, random.Next(1, 12), ServiceDay.Of(at).AddDays(random.Next(3)), null, PriceProduct.Free, 0, null);
        // Half of the windows are those of the quota, since drawn ones hardly ever lie inside it.
        var windows = rules.Quotas.Where(quota => quota.Service == service).SelectMany(quota => quota.Windows).Select(window => window.Time).ToList();
        var window = windows.Count > 0 && random.Next(2) == 0 ? windows[random.Next(windows.Count)] : RandomRules.Window(random);
        var offer = ParkingOps.Domain.Sharing.Offer.Draft(1, terms, OfferConditions.None, [window], "unit", at);
        offer.Submit("unit", at);
        offer.Approve("operator", at);
        OfferRules.DemandFit(offer, rules.Offers, [.. rules.Quotas.Where(quota => quota.Service == service)], rules.Calendar, rules.Exceptions, at);
        return rules with { Offers = [.. rules.Offers, offer] };
    }

    private static SiteRules Withdraw(Random random, SiteRules rules, DateTimeOffset at)
    {
        var published = rules.Offers.Where(offer => offer.Status == OfferStatus.Published).ToList();
        if (published.Count == 0) throw new RuleException("offer-not-published");
        published[random.Next(published.Count)].Withdraw("unit", at, "drawn");
        return rules with { Offers = [.. rules.Offers] };
    }

    private static SiteRules Except(Random random, SiteRules rules, DateTimeOffset at)
    {
        var first = ServiceDay.Of(at).AddDays(1);
        var exception = ScheduleException.Set(
            new ExceptionReach(ExceptionScope.City), null, first, first.AddDays(random.Next(3)), random.Next(2) == 0 ? [] : [RandomRules.Window(random)], "drawn", "operator", at);
        var changed = rules with { Exceptions = [.. rules.Exceptions, exception] };
        OfferRules.DemandCapacity(changed.Quotas, day => changed.CapacityOn(day)!.Shareable, changed.Calendar, first, changed.Exceptions);
        return Fitting(changed, first, at);
    }

    private static SiteRules Release(Random random, SiteRules rules, DateTimeOffset at)
    {
        var first = ServiceDay.Of(at).AddDays(random.Next(3));
        if (rules.Releases.Any(rule => rule.FirstDay == first)) throw new RuleException("release-version-exists");
        return rules with { Releases = [.. rules.Releases, ReleaseRule.Set(1, first, random.Next(1440), random.Next(101), "operator", at)] };
    }

    private static SiteRules Fitting(SiteRules rules, DateOnly from, DateTimeOffset at)
    {
        var schedule = new SiteSchedule(rules);
        foreach (var service in schedule.SharedServices)
            if (schedule.FirstMisfit(service, from, from.AddDays(400), at) is not null) throw new RuleException("misfit");
        return rules;
    }

    // Every figure of what was shared until an instant, exactly: what is done then may change none.
    private static List<string> PastOf(SiteRules rules, DateTimeOffset at)
    {
        var (schedule, first) = (new SiteSchedule(rules), ServiceDay.StartOf(Start.AddDays(-2)));
        return [.. from service in Enum.GetValues<ServiceKind>()
                   from line in new[] { schedule.Quota(service, first, at), schedule.Intended(service, first, at), schedule.Offered(service, first, at) }
                   select $"{service} " + string.Join(' ', line.Select(step => $"{Shanghai.Show(step.Time.Start)} {Shanghai.Show(step.Time.End)} {step.Spaces}"))];
    }

    // Without the ceiling that the engine puts on top: what people were allowed to do fits by itself.
    private static void DemandBalance(SiteRules rules)
    {
        var schedule = new SiteSchedule(rules);
        foreach (var at in schedule.Edges(ServiceDay.StartOf(Start), ServiceDay.StartOf(Start.AddDays(Days))))
        {
            var ledger = schedule.LedgerAt(at);
            Assert.True(ledger.Balances, $"{Shanghai.Show(at)}: {ledger}");
            var (held, allowed) = (0, 0);
            foreach (var service in Enum.GetValues<ServiceKind>())
            {
                Assert.True(schedule.Held(service, at) <= schedule.Allowed(service, at), $"{service} at {Shanghai.Show(at)}: {schedule.Held(service, at)} of {schedule.Allowed(service, at)}");
                (held, allowed) = (held + schedule.Held(service, at), allowed + schedule.Allowed(service, at));
            }
            Assert.True(held <= allowed && allowed <= ledger.Shareable, $"{Shanghai.Show(at)}: {held} held, {allowed} allowed, {ledger.Shareable} shareable");
        }
    }
}
