using ParkingOps.Domain;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

public sealed class BookingTests
{
    private static readonly DateTimeOffset Noon = Shanghai.At("2026-03-02T12:00");
    private static readonly SealedPlate Plate = new(11, "沪A·00**1", [1]);

    [Theory]
    [InlineData(30, null)]
    [InlineData(60, null)]
    [InlineData(45, "reservation-slot")]
    [InlineData(0, "reservation-slot")]
    [InlineData(-30, "reservation-slot")]
    public void Book_WithASlot_TakesHalfHoursAndHours(int minutes, string? refusal) => Assert.Equal(refusal, RefusalOf(() =>
        Reservation.Book("app", "r-1", 1, Terms() with { Slot = new Interval(Noon, Noon.AddMinutes(minutes)) }, Plate, Noon)));

    [Fact]
    public void Book_NearMidnight_BelongsToShanghaisDay() => Assert.Equal(
        Shanghai.Day("2026-03-03"),
        Reservation.Book("app", "r-1", 1, Terms() with { Slot = Half("2026-03-03T00:00") }, Plate, Noon).SlotDay);

    [Fact]
    public void Revise_WithAHigherRevision_SaysWhatItSays()
    {
        var reservation = Reservation.Book("app", "r-1", 1, Terms(), Plate, Noon);
        var cancelled = Terms() with { CancelledAt = Noon };

        reservation.Revise(3, cancelled, Plate, Noon);

        Assert.Equal((3, cancelled, ReservationState.Cancelled, ReservationOutcome.Cancelled), (reservation.Revision, reservation.Terms, reservation.State, reservation.Outcome));
        Assert.Equal("revision-not-higher", RefusalOf(() => reservation.Revise(3, Terms(), Plate, Noon)));
    }

    [Fact]
    public void Sign_OfAPeriodThatEndsBeforeItBegins_IsRefused() => Assert.Equal("agreement-period", RefusalOf(() =>
        Agreement.Sign("app", "a-1", 1, new AgreementTerms(1, ServiceKind.OffPeakSharing, 11, Shanghai.Day("2026-03-02"), Shanghai.Day("2026-03-01"), null), Plate, Noon)));

    [Theory]
    [InlineData(1, false, Reception.Duplicate)]
    [InlineData(1, true, Reception.Conflict)]
    [InlineData(2, true, Reception.Corrected)]
    [InlineData(2, false, Reception.Corrected)]
    [InlineData(0, true, Reception.Duplicate)]
    public void Receive_OfAKnownId_GoesByRevisionAndContent(int revision, bool isOther, Reception expected)
    {
        var ledger = new BookingLedger<ReservationTerms>(new Dictionary<string, (int, ReservationTerms)> { ["r-1"] = (1, Terms()) });
        Assert.Equal(expected, ledger.Receive("r-1", revision, isOther ? Terms() with { CancelledAt = Noon } : Terms()));
    }

    [Fact]
    public void Receive_OfANewId_KeepsItForTheNext()
    {
        var ledger = new BookingLedger<ReservationTerms>(new Dictionary<string, (int, ReservationTerms)>());
        Assert.Equal(Reception.Accepted, ledger.Receive("r-1", 1, Terms()));
        Assert.Equal(Reception.Duplicate, ledger.Receive("r-1", 1, Terms()));
        Assert.Equal(Reception.Corrected, ledger.Receive("r-1", 2, Terms()));
    }

    [Theory]
    [InlineData("2026-03-02", 0, 0, 24, "rules-past")]
    [InlineData("2026-03-03", -1, 0, 24, "arrival-grace")]
    [InlineData("2026-03-03", 0, 241, 24, "arrival-grace")]
    [InlineData("2026-03-03", 0, 0, 0, "arrival-decision")]
    [InlineData("2026-03-03", 0, 240, 168, null)]
    public void Set_OfArrivalRules_LeavesThePastAlone(string firstDay, int before, int after, int hours, string? refusal) => Assert.Equal(
        refusal, RefusalOf(() => ArrivalRules.Set(Shanghai.Day(firstDay), before, after, hours, "administrator", Noon, ServiceDay.Of(Noon))));

    private static ReservationTerms Terms() => new(1, ServiceKind.HospitalReservation, 11, Half("2026-03-02T09:00"), Noon.AddDays(-1), null, null);

    private static Interval Half(string start) => new(Shanghai.At(start), Shanghai.At(start).AddMinutes(30));

    private static string? RefusalOf(Action act) => (Record.Exception(act) as RuleException)?.Code;
}
