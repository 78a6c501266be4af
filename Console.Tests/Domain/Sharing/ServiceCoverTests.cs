using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Sharing;

public sealed class ServiceCoverTests
{
    private const long Plate = 11;

    [Theory]
    [InlineData("2026-03-02T08:29", null)]
    [InlineData("2026-03-02T08:30", ServiceKind.HospitalReservation)]
    [InlineData("2026-03-02T09:59", ServiceKind.HospitalReservation)]
    [InlineData("2026-03-02T10:00", null)]
    public void ServiceOf_UnderAReservation_HoldsThroughSlotAndGrace(string at, ServiceKind? expected) =>
        Assert.Equal(expected, new ServiceCover([Slot()], [], []).ServiceOf(Plate, Shanghai.At(at)));

    [Theory]
    [InlineData("2026-02-28T23:59", null)]
    [InlineData("2026-03-01T00:00", ServiceKind.OffPeakSharing)]
    [InlineData("2026-03-02T09:00", ServiceKind.OffPeakSharing)]
    [InlineData("2026-03-31T23:59", ServiceKind.OffPeakSharing)]
    [InlineData("2026-04-01T00:00", null)]
    public void ServiceOf_UnderAnAgreement_HoldsThroughItsDays(string at, ServiceKind? expected) =>
        Assert.Equal(expected, new ServiceCover([], [Signed()], []).ServiceOf(Plate, Shanghai.At(at)));

    [Fact]
    public void ServiceOf_UnderBoth_IsThatOfTheReservation() =>
        Assert.Equal(ServiceKind.HospitalReservation, new ServiceCover([Slot()], [Signed()], []).ServiceOf(Plate, Shanghai.At("2026-03-02T09:00")));

    [Fact]
    public void ServiceOf_AnotherPlate_IsNone() =>
        Assert.Null(new ServiceCover([Slot()], [Signed()], []).ServiceOf(Plate + 1, Shanghai.At("2026-03-02T09:00")));

    [Theory]
    [InlineData("2026-03-01T20:00", null)]
    [InlineData("2026-03-02T09:01", ServiceKind.HospitalReservation)]
    public void ServiceOf_OfWhatWasCancelled_HoldsUntilThen(string cancelled, ServiceKind? expected)
    {
        var slot = Slot() with { State = ReservationState.Cancelled, EndedAt = Shanghai.At(cancelled) };
        Assert.Equal(expected, new ServiceCover([slot], [], []).ServiceOf(Plate, Shanghai.At("2026-03-02T09:00")));
    }

    [Fact]
    public void Settle_OfEvents_FillsInEntriesThatNameNoneAlone()
    {
        GateEvent[] events =
        [
            Event("a", Direction.Entry, Plate, null), Event("b", Direction.Entry, Plate, ServiceKind.EvCharging),
            Event("c", Direction.Exit, Plate, null), Event("d", Direction.Entry, Plate + 1, null),
        ];

        var settled = new ServiceCover([Slot()], [], []).Settle(events).ToArray();

        Assert.Equal([ServiceKind.HospitalReservation, ServiceKind.EvCharging, null, null], settled.Select(one => one.Service));
        Assert.Null(events[0].Service);
    }

    private static GateEvent Event(string id, Direction direction, long plate, ServiceKind? service) =>
        new(id, Shanghai.At("2026-03-02T09:00").UtcTicks, direction, plate, Admission.Ordinary, service);

    private static BookedSlot Slot() => new(
        1, 1, Plate, ServiceKind.HospitalReservation, new Interval(Shanghai.At("2026-03-02T09:00"), Shanghai.At("2026-03-02T09:30")), ReservationState.Booked);

    private static SignedAgreement Signed() => new(1, new AgreementTerms(1, ServiceKind.OffPeakSharing, Plate, Shanghai.Day("2026-03-01"), Shanghai.Day("2026-03-31"), null));
}
