using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

public sealed class AvailabilityTests
{
    private static readonly TimeSpan TwoWeeks = TimeSpan.FromDays(14);

    private static readonly SiteRules Site = new()
    {
        SiteId = 1,
        Calendar = CalendarFile.Calendar,
        WasLiveBefore = true,
        Capacities = [new SiteCapacity(Shanghai.Day("2026-01-01"), 10, 50)],
        Quotas = [Sample.Quota("2026-01-01", (Sample.WorkdayNight, 50), (Sample.DayOff, 50))],
        Offers =
        [
            Sample.Offer(Sample.Terms(10, "2026-03-02", "2026-12-31"), Sample.WorkdayNight),
            Sample.Offer(Sample.Terms(5, "2026-03-02", "2026-12-31"), Sample.DayOff),
        ],
    };

    [Theory]
    [InlineData("2026-03-03T17:59", 0, AvailabilityReason.OutsideWindows, "2026-03-03T18:00")]
    [InlineData("2026-03-03T18:00", 10, AvailabilityReason.Open, "2026-03-04T08:00")]
    [InlineData("2026-03-07T07:00", 15, AvailabilityReason.Open, "2026-03-09T08:00")]
    [InlineData("2026-03-07T08:00", 5, AvailabilityReason.Open, "2026-03-09T08:00")]
    [InlineData("2026-10-03T12:00", 5, AvailabilityReason.Open, "2026-10-08T08:00")]
    [InlineData("2027-01-02T12:00", 0, AvailabilityReason.NothingPublished, null)]
    public void Of_ALiveSite_IsWhatItsOffersHoldOpenAndUntilWhen(string at, int spaces, AvailabilityReason reason, string? changesAt)
    {
        var availability = Of(Site, at);

        Assert.Equal((spaces, reason), (availability.Spaces, availability.Reason));
        Assert.Equal(changesAt, availability.ChangesAt is { } change ? Shanghai.Show(change) : null);
    }

    [Theory]
    [InlineData(Lifecycle.Draft, AvailabilityReason.NotLive)]
    [InlineData(Lifecycle.Approved, AvailabilityReason.NotLive)]
    [InlineData(Lifecycle.Suspended, AvailabilityReason.Suspended)]
    [InlineData(Lifecycle.Closed, AvailabilityReason.NotLive)]
    public void Of_ASiteThatIsNotLive_IsNothing(Lifecycle state, AvailabilityReason reason)
    {
        var site = Site with { LifecycleSteps = [new LifecycleStep(Lifecycle.Live, state, Shanghai.At("2026-03-02T00:00"), "operator", "works")] };

        Assert.Equal(new Availability(0, reason, null), Of(site, "2026-03-03T19:00"));
    }

    [Fact]
    public void Of_ASuspendedSite_IsNothingUntilTheSuspensionEnds()
    {
        var at = Shanghai.At("2026-03-03T18:30");
        var site = Site with { Suspensions = [Suspension.Confirm(1, null, (at, Shanghai.At("2026-03-03T20:00")), "works", null, "operator", at)] };

        Assert.Equal(new Availability(0, AvailabilityReason.Suspended, Shanghai.At("2026-03-03T20:00")), Of(site, "2026-03-03T19:00"));
        Assert.Equal(10, Of(site, "2026-03-03T20:00").Spaces);
    }

    [Fact]
    public void Of_AWithdrawnService_IsNothingUntilItIsRestored()
    {
        var at = Shanghai.At("2026-03-03T18:30");
        var withdrawal = Withdrawal.Declare(1, ServiceKind.OffPeakSharing, new Interval(at, Shanghai.At("2026-03-04T06:00")), "guests of state", "unit", at);
        var site = Site with { Withdrawals = [withdrawal] };

        Assert.Equal(new Availability(0, AvailabilityReason.Withdrawn, Shanghai.At("2026-03-04T06:00")), Of(site, "2026-03-03T19:00"));
        withdrawal.Restore("unit", Shanghai.At("2026-03-03T21:00"));
        Assert.Equal(10, Of(site, "2026-03-03T21:00").Spaces);
    }

    [Fact]
    public void Ledger_OfAccessibleAndChargingSpaces_CountsEachSpaceOnce()
    {
        var at = Shanghai.At("2026-03-03T10:00");
        var day = new TimeWindow(DayKinds.All, 0, 1440);
        var services = new[] { (Kind: ServiceKind.OffPeakSharing, Spaces: 30), (Kind: ServiceKind.Accessible, Spaces: 12), (Kind: ServiceKind.EvCharging, Spaces: 8) };
        var schedule = new SiteSchedule(Site with
        {
            Capacities = [new SiteCapacity(Shanghai.Day("2026-01-01"), 100, 50)],
            Quotas = [.. services.Select(one => Sample.Quota(one.Kind, "2026-01-01", (day, one.Spaces)))],
            Offers = [.. services.Select(one => Sample.Offer(Sample.Terms(one.Spaces, "2026-01-02") with { Service = one.Kind }, day))],
        });

        Assert.Equal(new SpaceLedger(50, 50, 0), schedule.LedgerAt(at));
        Assert.Equal([30, 12, 8], services.Select(one => schedule.At(one.Kind, at).Offered));
    }

    [Fact]
    public void Of_TheSameDayServiceWithdrawn_IsNothingThoughTheReservationStays()
    {
        var at = Shanghai.At("2026-03-03T10:00");
        var day = new TimeWindow(DayKinds.All, 0, 1440);
        var withdrawal = Withdrawal.Declare(1, ServiceKind.SameDay, new Interval(at, at.AddHours(2)), "guests of state", "unit", at);
        var schedule = new SiteSchedule(Site with
        {
            Quotas = [Sample.Quota(ServiceKind.HospitalReservation, "2026-01-01", (day, 20))],
            Offers = [Sample.Offer(Sample.Terms(20, "2026-01-02") with { Service = ServiceKind.HospitalReservation }, day)],
            Releases = [ReleaseRule.Set(1, Shanghai.Day("2026-01-01"), 0, 40, "operator", Shanghai.At("2026-01-01T09:00"))],
            Withdrawals = [withdrawal],
        });

        Assert.Equal((0, 8), (schedule.At(ServiceKind.SameDay, at).Offered, schedule.At(ServiceKind.SameDay, at.AddHours(2)).Offered));
        Assert.Equal((12, 12), (schedule.At(ServiceKind.HospitalReservation, at).Offered, schedule.At(ServiceKind.HospitalReservation, at.AddHours(2)).Offered));
        Assert.Equal(AvailabilityReason.Withdrawn, Availability.Of(schedule, ServiceKind.SameDay, at, TimeSpan.Zero).Reason);
        var last = Explanation.Of(schedule, ServiceKind.SameDay, at).Rulings[^1];
        Assert.Equal((RulingKind.Withdrawal, 0, "8"), (last.Kind, last.Spaces, last.Overrode));
    }

    [Fact]
    public void Of_AnOfferApprovedLate_IsNothingBeforeTheApproval()
    {
        var approved = Shanghai.At("2026-03-20T19:57");
        var offer = Offer.Draft(1, Sample.Terms(5, "2026-03-02"), OfferConditions.None, [new TimeWindow(DayKinds.All, 0, 1440)], "unit", Shanghai.At("2026-03-01T09:00"));
        offer.Submit("unit", Shanghai.At("2026-03-01T09:00"));
        offer.Approve("operator", approved);
        var schedule = new SiteSchedule(Site with { Quotas = [Sample.Quota("2026-01-01", (new TimeWindow(DayKinds.All, 0, 1440), 20))], Offers = [offer] });

        Assert.Equal((0, 5), (schedule.At(ServiceKind.OffPeakSharing, approved.AddMinutes(-1)).Offered, schedule.At(ServiceKind.OffPeakSharing, approved).Offered));
        Assert.Equal(approved, schedule.Offered(ServiceKind.OffPeakSharing, Shanghai.At("2026-03-02T00:00"), Shanghai.At("2026-03-21T00:00")).Single().Time.Start);
        Assert.Equal(approved, schedule.Runs(ServiceKind.OffPeakSharing, Shanghai.At("2026-03-02T00:00"), Shanghai.At("2026-03-21T00:00")).Single().Start);
        Assert.DoesNotContain(Explanation.Of(schedule, ServiceKind.OffPeakSharing, approved.AddMinutes(-1)).Rulings, ruling => ruling.Kind == RulingKind.Offer);
    }

    [Fact]
    public void At_WhenAQuotaIsCutForToday_FallsAtTheInstantOfTheCutAndNotBefore()
    {
        var (set, day) = (Shanghai.At("2026-03-03T20:04"), new TimeWindow(DayKinds.All, 0, 1440));
        var old = Quota.Set(1, ServiceKind.OffPeakSharing, Shanghai.Day("2026-01-01"), [new QuotaWindow(day, 60)], "operator", Shanghai.At("2025-12-01T09:00"), null);
        var cut = Quota.Set(1, ServiceKind.OffPeakSharing, Shanghai.Day("2026-03-03"), [new QuotaWindow(day, 5)], "operator", set, null);
        var schedule = new SiteSchedule(Site with { Capacities = [new SiteCapacity(Shanghai.Day("2026-01-01"), 10, 100)], Quotas = [old, cut], Offers = [Sample.Offer(Sample.Terms(57, "2026-03-01"), day)] });

        Assert.Equal([57, 57, 5, 5], new[] { set.AddHours(-7), set.AddMinutes(-1), set, set.AddHours(5) }.Select(at => schedule.At(ServiceKind.OffPeakSharing, at).Offered));
        Assert.Equal([60, 5], schedule.Quota(ServiceKind.OffPeakSharing, Shanghai.At("2026-03-03T00:00"), Shanghai.At("2026-03-04T00:00")).Select(step => step.Spaces));
        Assert.Equal((old.SetAt, cut.SetAt), (QuotaThat(schedule, set.AddMinutes(-1)), QuotaThat(schedule, set)));
    }

    [Fact]
    public void At_WhenAReleaseIsSetForToday_MovesSpacesFromThatInstantOn()
    {
        var (set, day) = (Shanghai.At("2026-03-03T20:04"), new TimeWindow(DayKinds.All, 0, 1440));
        var schedule = new SiteSchedule(Site with
        {
            Quotas = [Sample.Quota(ServiceKind.HospitalReservation, "2026-01-01", (day, 44))],
            Offers = [Sample.Offer(Sample.Terms(44, "2026-01-02") with { Service = ServiceKind.HospitalReservation }, day)],
            Releases = [ReleaseRule.Set(1, Shanghai.Day("2026-03-03"), 540, 50, "operator", set)],
        });

        Assert.Equal((44, 22), (schedule.At(ServiceKind.HospitalReservation, set.AddHours(-7)).Offered, schedule.At(ServiceKind.HospitalReservation, set).Offered));
        Assert.Equal((0, 22), (schedule.At(ServiceKind.SameDay, set.AddHours(-7)).Offered, schedule.At(ServiceKind.SameDay, set).Offered));
        Assert.DoesNotContain(Explanation.Of(schedule, ServiceKind.SameDay, set.AddHours(-7)).Rulings, ruling => ruling.Kind == RulingKind.Release);
    }

    [Fact]
    public void Of_ASiteThatOpensFarAhead_SaysOutsideWindowsWithoutADate()
    {
        var site = Site with { Offers = [Sample.Offer(Sample.Terms(10, "2026-06-01"), Sample.WorkdayNight)] };

        Assert.Equal(new Availability(0, AvailabilityReason.OutsideWindows, null), Of(site, "2026-03-03T19:00"));
    }

    private static DateTimeOffset? QuotaThat(SiteSchedule schedule, DateTimeOffset at) =>
        Explanation.Of(schedule, ServiceKind.OffPeakSharing, at).Rulings.Single(ruling => ruling.Kind == RulingKind.Quota).At;

    private static Availability Of(SiteRules site, string at) => Availability.Of(new SiteSchedule(site), ServiceKind.OffPeakSharing, Shanghai.At(at), TwoWeeks);
}
