using ParkingOps.Domain;
using ParkingOps.Domain.Sharing;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

public sealed class OfferReviewTests
{
    private static readonly DateTimeOffset At = Shanghai.At("2026-03-01T10:00");

    // Every verb from every state: what it leads to, or why it is refused.
    public static TheoryData<OfferStatus, string, string> Verbs
    {
        get
        {
            var table = new TheoryData<OfferStatus, string, string>();
            void Add(string verb, string refusal, params (OfferStatus From, OfferStatus To)[] allowed)
            {
                foreach (var from in Enum.GetValues<OfferStatus>())
                    table.Add(from, verb, allowed.Where(step => step.From == from).Select(step => $"{step.To}").FirstOrDefault(refusal));
            }
            Add("revise", "offer-not-editable", (OfferStatus.Draft, OfferStatus.Draft), (OfferStatus.Returned, OfferStatus.Returned));
            Add("submit", "offer-not-editable", (OfferStatus.Draft, OfferStatus.Submitted), (OfferStatus.Returned, OfferStatus.Submitted));
            Add("take back", "offer-not-submitted", (OfferStatus.Submitted, OfferStatus.Draft));
            Add("approve", "offer-not-submitted", (OfferStatus.Submitted, OfferStatus.Published));
            Add("return", "offer-not-submitted", (OfferStatus.Submitted, OfferStatus.Returned));
            Add("withdraw", "offer-not-published", (OfferStatus.Approved, OfferStatus.Withdrawn), (OfferStatus.Published, OfferStatus.Withdrawn));
            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Verb_FromAState_GoesOnOrIsRefused(OfferStatus from, string verb, string expected)
    {
        var offer = InState(from);

        var refusal = Record.Exception(() => Take(offer, verb)) as RuleException;

        Assert.Equal(expected, refusal?.Code ?? $"{offer.Status}");
        if (refusal is not null) Assert.Equal(from, offer.Status);
    }

    [Fact]
    public void Approve_BeforeTheFirstDay_OpensNothingUntilThen()
    {
        var offer = InState(OfferStatus.Approved);
        var first = Shanghai.At("2026-03-10T00:00");

        Assert.Equal(OfferStatus.Approved, offer.StatusAt(first.AddTicks(-1)));
        Assert.Equal(OfferStatus.Published, offer.StatusAt(first));
        Assert.Equal("2026-03-10T18:00", Shanghai.Show(Sample.Open(offer, "2026-03-01T00:00", "2026-03-11T00:00").Single().Time.Start));
        Assert.Equal(first, offer.PublishedAt);
    }

    [Fact]
    public void Settle_AfterTheLastWindow_RecordsBothStepsOfTheCalendar()
    {
        var offer = InState(OfferStatus.Approved);

        offer.Settle(Shanghai.At("2026-03-13T07:59"));
        Assert.Equal(OfferStatus.Published, offer.Status);
        offer.Settle(Shanghai.At("2026-03-13T08:00"));

        Assert.Equal(
            ["Draft-Submitted 2026-03-01T10:00 unit", "Submitted-Approved 2026-03-01T10:00 bureau", "Approved-Published 2026-03-10T00:00 system", "Published-Expired 2026-03-13T08:00 system"],
            offer.Steps.Select(step => $"{step.From}-{step.To} {Shanghai.Show(step.At)} {step.By}"));
        Assert.Equal([1, 2, 3, 4], offer.Steps.Select(step => step.Number));
    }

    [Theory]
    [InlineData("unit", true, "offer-own-approval")]
    [InlineData("unit", false, null)]
    [InlineData("bureau", true, null)]
    public void Approve_ByTheSubmitter_IsRefusedWhereTheyMustDiffer(string by, bool differs, string? refusal) =>
        Assert.Equal(refusal, (Record.Exception(() => InState(OfferStatus.Submitted).Approve(by, At, differs)) as RuleException)?.Code);

    [Theory]
    [InlineData(OfferStatus.Draft, false, false)]
    [InlineData(OfferStatus.Submitted, true, false)]
    [InlineData(OfferStatus.Returned, false, false)]
    [InlineData(OfferStatus.Approved, true, true)]
    [InlineData(OfferStatus.Published, true, true)]
    [InlineData(OfferStatus.Withdrawn, false, true)]
    [InlineData(OfferStatus.Expired, false, true)]
    public void State_SaysWhetherItHoldsQuotaAndWasOnOffer(OfferStatus state, bool held, bool published) =>
        Assert.Equal((held, published), (InState(state).IsHeld, InState(state).WasPublished));

    [Fact]
    public void Return_WithoutAReason_IsRefused() =>
        Assert.Equal("reason-missing", Assert.Throws<RuleException>(() => InState(OfferStatus.Submitted).Return("bureau", At, " ")).Code);

    [Fact]
    public void Revise_OfAReturnedOffer_ReplacesAllThatItSaid()
    {
        var offer = InState(OfferStatus.Returned);
        var terms = Sample.Terms(7, "2026-04-01") with { SlotMinutes = 30, ArrivalsPerSlot = 3 };
        var conditions = new OfferConditions([new NoEntryTime(450, 540)], VehicleRule.NewEnergy, " B2 ");

        offer.Revise(terms, conditions, [Sample.DayOff]);

        Assert.Equal(terms, offer.Terms);
        Assert.Equal((VehicleRule.NewEnergy, "B2"), (offer.Vehicles, offer.Zone));
        Assert.Equal([Sample.DayOff], offer.Windows);
        Assert.Equal([new NoEntryTime(450, 540)], offer.NoEntry);
    }

    [Theory]
    [InlineData(0, 1440, null)]
    [InlineData(1380, 360, null)]
    [InlineData(540, 540, "offer-no-entry")]
    [InlineData(-1, 60, "offer-no-entry")]
    [InlineData(60, 1441, "offer-no-entry")]
    public void Conditions_WithATimeWithoutEntry_RefuseWhatIsNone(int from, int to, string? refusal) =>
        Assert.Equal(refusal, (Record.Exception(() => new OfferConditions([new NoEntryTime(from, to)], VehicleRule.Any, null).Demand()) as RuleException)?.Code);

    [Theory]
    [InlineData(1380, 360, 0, true)]
    [InlineData(1380, 360, 360, false)]
    [InlineData(450, 540, 539, true)]
    [InlineData(450, 540, 540, false)]
    public void NoEntry_AcrossMidnightOrNot_CoversItsMinutes(int from, int to, int minute, bool covered) =>
        Assert.Equal(covered, new NoEntryTime(from, to).Covers(minute));

    private static Offer InState(OfferStatus state)
    {
        var offer = Offer.Draft(1, Sample.Terms(10, "2026-03-10", "2026-03-12"), OfferConditions.None, [Sample.WorkdayNight], "unit", At);
        if (state == OfferStatus.Draft) return offer;
        offer.Submit("unit", At);
        if (state == OfferStatus.Returned) offer.Return("bureau", At, "too many");
        if (state is OfferStatus.Submitted or OfferStatus.Returned) return offer;
        offer.Approve("bureau", At);
        if (state is OfferStatus.Published or OfferStatus.Expired) offer.Settle(Shanghai.At(state == OfferStatus.Published ? "2026-03-10T00:00" : "2026-03-20T00:00"));
        if (state == OfferStatus.Withdrawn) offer.Withdraw("unit", At, "works");
        return offer;
    }

    private static void Take(Offer offer, string verb)
    {
        // In the middle of the offer's days, so that an approval publishes at once.
        var at = Shanghai.At("2026-03-11T10:00");
        switch (verb)
        {
            case "revise": offer.Revise(Sample.Terms(5, "2026-03-10"), OfferConditions.None, [Sample.DayOff]); break;
            case "submit": offer.Submit("unit", at); break;
            case "take back": offer.TakeBack("unit", at); break;
            case "approve": offer.Approve("bureau", at); break;
            case "return": offer.Return("bureau", at, "too many"); break;
            default: offer.Withdraw("unit", at, "works"); break;
        }
    }
}
