using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

public sealed class ScheduleDiffTests
{
    // A Monday of a week without any holiday.
    private static readonly DateOnly Monday = Shanghai.Day("2026-03-16");
    private static readonly DateTimeOffset Long = ServiceDay.StartOf(Monday.AddDays(-100));

    private static readonly SiteRules Yard = new()
    {
        SiteId = 1,
        Calendar = CalendarFile.Calendar,
        WasLiveBefore = true,
        Capacities = [new SiteCapacity(Monday.AddDays(-100), 0, 60)],
        Quotas = [Quota.Set(1, ServiceKind.OffPeakSharing, Monday.AddDays(-100), Windows.Select(window => new QuotaWindow(window, 60)), "operator", Long, null)],
        Offers = [Offer.Publish(1, new OfferTerms(ServiceKind.OffPeakSharing, 40, Monday.AddDays(-100), null, PriceProduct.Free, 0, null), Windows, "unit", Long)],
    };

    private static TimeWindow[] Windows =>
        [TimeWindow.Parse(DayKinds.Workdays, "18:00", "+1 08:00"), TimeWindow.Parse(DayKinds.RestDays | DayKinds.Holidays, "00:00", "+1 08:00")];

    [Fact]
    public void Between_AClosedDay_ChangesItsEveningAndTheMorningAfter()
    {
        var changes = Changes(Closing("2026-03-17", "2026-03-17"));

        Assert.Equal(["2026-03-17", "2026-03-18"], changes.Select(change => Day(change.Day)));
        Assert.Equal(["00:00-08:00 40", "18:00-00:00 40"], Shown(changes[0].Before.Intended));
        Assert.Equal(["00:00-08:00 40"], Shown(changes[0].After.Intended));
        Assert.Equal(["00:00-08:00 60"], Shown(changes[0].After.Quota));
        Assert.Equal(["18:00-00:00 40"], Shown(changes[1].After.Intended));
    }

    [Fact]
    public void Between_AnOpenedNoon_ShowsQuotaAndOfferInIt()
    {
        var exception = Set("2026-03-17", "2026-03-17", [TimeWindow.Parse(DayKinds.All, "12:00", "14:00"), TimeWindow.Parse(DayKinds.All, "18:00", "+1 08:00")]);

        var change = Assert.Single(Changes(exception));

        Assert.Equal(["00:00-08:00 60", "12:00-14:00 60", "18:00-00:00 60"], Shown(change.After.Quota));
        Assert.Equal(["00:00-08:00 40", "12:00-14:00 40", "18:00-00:00 40"], Shown(change.After.Intended));
    }

    [Fact]
    public void Between_ADayThatBecomesAHoliday_ChangesTheDayAndNothingElse()
    {
        var notice = new CityCalendar([new CalendarNotice(Monday.AddDays(2), "drawn", true, 2026)]);

        var change = Assert.Single(ScheduleDiff.Between(
            new SiteSchedule(Yard with { Calendar = new CityCalendar([]) }), new SiteSchedule(Yard with { Calendar = notice }), Week));

        Assert.Equal("2026-03-18", Day(change.Day));
        Assert.Equal(["00:00-00:00 40"], Shown(change.After.Intended));
    }

    [Theory]
    [InlineData(ServiceKind.HospitalReservation)]
    [InlineData(ServiceKind.EvCharging)]
    public void Between_AnExceptionOfAServiceThatTheSiteHasNot_IsNothing(ServiceKind service) =>
        Assert.Empty(Changes(ScheduleException.Set(new ExceptionReach(ExceptionScope.City), service, Monday, Monday, [], "works", "operator", Long)));

    [Fact]
    public void Intended_WhileTheSiteIsSuspended_IsWhatWouldBeOnOffer()
    {
        var suspension = Suspension.Confirm(1, null, (ServiceDay.StartOf(Monday), null), "works", null, "operator", Long);
        var schedule = new SiteSchedule(Yard with { Suspensions = [suspension] });
        var (from, to) = (ServiceDay.StartOf(Monday.AddDays(1)), ServiceDay.EndOf(Monday.AddDays(1)));

        Assert.Equal(["00:00-08:00 40", "18:00-00:00 40"], Shown(schedule.Intended(ServiceKind.OffPeakSharing, from, to)));
        Assert.Empty(schedule.Offered(ServiceKind.OffPeakSharing, from, to));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Between_RulesDrawnBySeed_NamesExactlyTheDaysWithAMinuteThatDiffers(int seed)
    {
        var random = new Random(seed);
        var drawn = RandomRules.Draw(random, Monday, 7);
        var other = drawn with { Exceptions = [], Calendar = new CityCalendar([new CalendarNotice(Monday.AddDays(3), "drawn", true, 2026)]) };
        var (before, after) = (new SiteSchedule(drawn), new SiteSchedule(other));

        var expected =
            from day in Week
            from service in Enum.GetValues<ServiceKind>()
            where Enumerable.Range(0, 1440).Select(minute => ServiceDay.StartOf(day).AddMinutes(minute)).Any(at => Levels(before, service, at) != Levels(after, service, at))
            select (day, service);

        Assert.Equal(expected, ScheduleDiff.Between(before, after, Week).Select(change => (change.Day, change.Service)));
    }

    private static IEnumerable<DateOnly> Week => Enumerable.Range(0, 7).Select(Monday.AddDays);

    private static (int, int) Levels(SiteSchedule schedule, ServiceKind service, DateTimeOffset at) => schedule.At(service, at) is var levels ? (levels.Quota, levels.Intended) : default;

    private static List<ScheduleChange> Changes(ScheduleException exception) =>
        [.. ScheduleDiff.Between(new SiteSchedule(Yard), new SiteSchedule(Yard with { Exceptions = [exception] }), Week)];

    private static ScheduleException Closing(string first, string last) => Set(first, last, []);

    private static ScheduleException Set(string first, string last, TimeWindow[] windows) =>
        ScheduleException.Set(new ExceptionReach(ExceptionScope.City), null, Shanghai.Day(first), Shanghai.Day(last), windows, "works", "operator", Long);

    private static string Day(DateOnly day) => Shanghai.Show(ServiceDay.StartOf(day))[..10];

    private static IEnumerable<string> Shown(IReadOnlyList<SpaceSpan> steps) =>
        steps.Select(step => $"{Shanghai.Show(step.Time.Start)[11..]}-{Shanghai.Show(step.Time.End)[11..]} {step.Spaces}");
}
