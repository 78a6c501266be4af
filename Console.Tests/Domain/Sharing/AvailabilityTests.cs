using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

public sealed class AvailabilityTests
{
    private static readonly Offer Nights = Sample.Offer(Sample.Terms(10, "2026-03-02", "2026-12-31"), Sample.WorkdayNight);

    private static readonly Offer DaysOff = Sample.Offer(Sample.Terms(5, "2026-03-02", "2026-12-31"), Sample.DayOff);

    [Theory]
    [InlineData("2026-03-03T17:59", 0, AvailabilityReason.OutsideWindows, "2026-03-03T18:00")]
    [InlineData("2026-03-03T18:00", 10, AvailabilityReason.Open, "2026-03-04T08:00")]
    [InlineData("2026-03-07T07:00", 15, AvailabilityReason.Open, "2026-03-09T08:00")]
    [InlineData("2026-03-07T08:00", 5, AvailabilityReason.Open, "2026-03-09T08:00")]
    [InlineData("2026-10-03T12:00", 5, AvailabilityReason.Open, "2026-10-08T08:00")]
    [InlineData("2027-01-02T12:00", 0, AvailabilityReason.NothingPublished, null)]
    public void At_OfALiveSite_IsWhatItsOffersHoldOpenAndUntilWhen(string at, int spaces, AvailabilityReason reason, string? changesAt)
    {
        var availability = Availability.At(Shanghai.At(at), Lifecycle.Live, [Nights, DaysOff], CalendarFile.Calendar);

        Assert.Equal((spaces, reason), (availability.Spaces, availability.Reason));
        Assert.Equal(changesAt, availability.ChangesAt is { } change ? Shanghai.Show(change) : null);
    }

    [Theory]
    [InlineData(Lifecycle.Draft, AvailabilityReason.NotLive)]
    [InlineData(Lifecycle.Submitted, AvailabilityReason.NotLive)]
    [InlineData(Lifecycle.Approved, AvailabilityReason.NotLive)]
    [InlineData(Lifecycle.Suspended, AvailabilityReason.Suspended)]
    [InlineData(Lifecycle.Closed, AvailabilityReason.NotLive)]
    public void At_OfASiteThatIsNotLive_IsNothing(Lifecycle state, AvailabilityReason reason) =>
        Assert.Equal(
            new Availability(0, reason, null),
            Availability.At(Shanghai.At("2026-03-03T19:00"), state, [Nights], CalendarFile.Calendar));

    [Fact]
    public void At_WhenTheNextOpeningIsFarAhead_SaysOutsideWindowsWithoutADate()
    {
        var later = Sample.Offer(Sample.Terms(10, "2026-06-01"), Sample.WorkdayNight);

        Assert.Equal(
            new Availability(0, AvailabilityReason.OutsideWindows, null),
            Availability.At(Shanghai.At("2026-03-03T19:00"), Lifecycle.Live, [later], CalendarFile.Calendar));
    }
}
