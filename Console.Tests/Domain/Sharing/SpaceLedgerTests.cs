using ParkingOps.Domain.Sharing;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

public sealed class SpaceLedgerTests
{
    private static readonly DateTimeOffset WithdrawnAt = Shanghai.At("2026-03-03T20:00");

    [Theory]
    [InlineData("2026-03-03T12:00", false, 0, 0, 50)]
    [InlineData("2026-03-03T19:59", false, 30, 0, 20)]
    [InlineData("2026-03-03T20:00", false, 10, 20, 20)]
    [InlineData("2026-03-04T07:59", false, 10, 20, 20)]
    [InlineData("2026-03-04T08:00", false, 0, 0, 50)]
    [InlineData("2026-03-03T19:59", true, 0, 30, 20)]
    [InlineData("2026-03-03T20:00", true, 0, 30, 20)]
    public void LedgerAt_AnyInstant_SplitsWhatMayBeShared(string at, bool suspended, int published, int withdrawn, int unpublished)
    {
        var rules = Sample.Schedule(Kept(10), Withdrawn(20)).Rules;
        var start = Shanghai.At("2026-03-01T00:00");
        if (suspended) rules = rules with { Suspensions = [Suspension.Confirm(1, null, (start, null), "works", null, "operator", start)] };

        var ledger = new SiteSchedule(rules).LedgerAt(Shanghai.At(at));

        Assert.Equal((published, withdrawn, unpublished), (ledger.Published, ledger.Withdrawn, ledger.Unpublished));
        Assert.True(ledger.Balances);
    }

    [Fact]
    public void LedgerAt_WhenWithdrawnSpacesArePublishedAnew_CountsThemOnce()
    {
        var ledger = Sample.Schedule(Withdrawn(40), Kept(40)).LedgerAt(Shanghai.At("2026-03-03T21:00"));

        Assert.Equal((40, 10, 0), (ledger.Published, ledger.Withdrawn, ledger.Unpublished));
    }

    [Fact]
    public void Balances_WhenMoreIsPublishedThanMayBeShared_IsFalse() => Assert.False(new SpaceLedger(5, 10, 0).Balances);

    private static Offer Kept(int spaces) => Sample.Offer(Sample.Terms(spaces, "2026-03-02"), Sample.WorkdayNight);

    private static Offer Withdrawn(int spaces)
    {
        var offer = Kept(spaces);
        offer.Withdraw("unit", WithdrawnAt, "works");
        return offer;
    }
}
