using ParkingOps.Domain;
using ParkingOps.Domain.Sharing;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

public sealed class OfferTests
{
    private static readonly OfferTerms Good = Sample.Terms(10, "2026-03-02", "2026-03-31");

    public static TheoryData<OfferTerms, string?> Terms => new()
    {
        { Good, null },
        { Good with { LastDay = null, Price = PriceProduct.Night, PriceFen = 1000 }, null },
        { Good with { LastDay = Good.FirstDay, SlotMinutes = 30 }, null },
        { Good with { SlotMinutes = 60 }, null },
        { Good with { Spaces = 0 }, "offer-spaces" },
        { Good with { LastDay = Good.FirstDay.AddDays(-1) }, "offer-period" },
        { Good with { PriceFen = 100 }, "offer-price" },
        { Good with { Price = PriceProduct.PerEntry }, "offer-price" },
        { Good with { Price = PriceProduct.PerEntry, PriceFen = -1 }, "offer-price" },
        { Good with { SlotMinutes = 45 }, "offer-slot" },
    };

    [Theory]
    [MemberData(nameof(Terms))]
    public void Publish_WithTerms_RefusesThoseThatNoOfferMayHave(OfferTerms terms, string? code) =>
        Assert.Equal(code, (Record.Exception(() => Sample.Offer(terms, Sample.WorkdayNight)) as RuleException)?.Code);

    [Fact]
    public void Publish_WithoutAWindow_IsRefused() => Assert.Equal("offer-no-window", Assert.Throws<RuleException>(() => Sample.Offer(Good)).Code);

    [Fact]
    public void Withdraw_InsideAWindow_EndsItsTimeAtThatInstant()
    {
        var offer = Sample.Offer(Good, Sample.WorkdayNight);

        offer.Withdraw("unit", Shanghai.At("2026-03-03T23:30"), " works ");

        Assert.Equal(("works", OfferStatus.Withdrawn), (offer.WithdrawnReason, offer.Status));
        Assert.Equal(
            ["2026-03-02T18:00 2026-03-03T08:00", "2026-03-03T18:00 2026-03-03T23:30"],
            Sample.Open(offer, "2026-03-01T00:00", "2026-03-10T00:00").Select(open => $"{Shanghai.Show(open.Time.Start)} {Shanghai.Show(open.Time.End)}"));
    }

    [Fact]
    public void Withdraw_TwiceOrWithoutAReason_IsRefused()
    {
        var offer = Sample.Offer(Good, Sample.WorkdayNight);
        var at = Shanghai.At("2026-03-03T23:30");

        Assert.Equal("reason-missing", Assert.Throws<RuleException>(() => offer.Withdraw("unit", at, "")).Code);
        offer.Withdraw("unit", at, "works");
        Assert.Equal("offer-not-published", Assert.Throws<RuleException>(() => offer.Withdraw("unit", at, "works")).Code);
    }

    [Fact]
    public void Offered_OnALastDay_KeepsTheTailOfItsNight()
    {
        var offer = Sample.Offer(Good with { LastDay = Good.FirstDay }, Sample.WorkdayNight);

        var only = Assert.Single(Sample.Open(offer, "2026-02-01T00:00", "2026-04-01T00:00"));

        Assert.Equal("2026-03-03T08:00", Shanghai.Show(only.Time.End));
    }
}
