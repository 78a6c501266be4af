using ParkingOps.Domain.Sharing;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

public sealed class SpaceLedgerTests
{
    private static readonly DateTimeOffset Withdrawal = Shanghai.At("2026-03-03T20:00");

    [Theory]
    [InlineData("2026-03-03T12:00", false, 0, 0, 50)]
    [InlineData("2026-03-03T19:59", false, 30, 0, 20)]
    [InlineData("2026-03-03T20:00", false, 10, 20, 20)]
    [InlineData("2026-03-04T07:59", false, 10, 20, 20)]
    [InlineData("2026-03-04T08:00", false, 0, 0, 50)]
    [InlineData("2026-03-03T19:59", true, 0, 30, 20)]
    [InlineData("2026-03-03T20:00", true, 0, 30, 20)]
    public void At_AnyInstant_SplitsWhatMayBeShared(string at, bool suspended, int published, int withdrawn, int unpublished)
    {
        var ledger = SpaceLedger.At(Shanghai.At(at), 50, [Kept(10), Withdrawn(20)], suspended, CalendarFile.Calendar);

        Assert.Equal((published, withdrawn, unpublished), (ledger.Published, ledger.Withdrawn, ledger.Unpublished));
        Assert.True(ledger.Balances);
    }

    [Fact]
    public void At_WhenWithdrawnSpacesArePublishedAnew_CountsThemOnce()
    {
        var ledger = SpaceLedger.At(Shanghai.At("2026-03-03T21:00"), 50, [Withdrawn(40), Kept(40)], false, CalendarFile.Calendar);

        Assert.Equal((40, 10, 0), (ledger.Published, ledger.Withdrawn, ledger.Unpublished));
    }

    [Fact]
    public void At_WhenMoreIsPublishedThanMayBeShared_DoesNotBalance() =>
        Assert.False(SpaceLedger.At(Shanghai.At("2026-03-03T21:00"), 5, [Kept(10)], false, CalendarFile.Calendar).Balances);

    private static Offer Kept(int spaces) => Sample.Offer(Sample.Terms(spaces, "2026-03-02"), Sample.WorkdayNight);

    private static Offer Withdrawn(int spaces)
    {
        var offer = Kept(spaces);
        offer.Withdraw("unit", Withdrawal, "works");
        return offer;
    }
}
