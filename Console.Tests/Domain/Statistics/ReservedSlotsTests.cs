using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Traffic;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Statistics;

public sealed class ReservedSlotsTests
{
    private static readonly DateOnly Day = Shanghai.Day("2026-03-02");

    [Fact]
    public void Aggregate_OfReservations_CountsThemForTheSiteAndTheirService()
    {
        var figures = Aggregate(
            [ServiceKind.HospitalReservation, ServiceKind.EvCharging],
            Slot(9, ReservationOutcome.Fulfilled), Slot(9, ReservationOutcome.NoShow), Slot(10, ReservationOutcome.Cancelled),
            new ReservedSlot(ServiceKind.EvCharging, 9, ReservationOutcome.Unknown));

        Assert.Equal([FigureKey.All, FigureKey.Of(ServiceKind.HospitalReservation), FigureKey.Of(ServiceKind.EvCharging)], figures.Select(one => one.Key));
        Assert.Equal(["4 1 1 1", "3 1 1 0", "1 0 0 1"], figures.Select(one => Show(RowOf(one))));
        Assert.Equal("3 1 1 1", Show(RowOf(figures[0], hour: 9)));
        Assert.False(figures[0].HasTraffic);
    }

    [Theory]
    [InlineData(true, "0 0 0 0", "fulfilment_percent:no-outcomes")]
    [InlineData(false, "   ", "fulfilment_percent:not-collected")]
    public void Aggregate_OfADayWithoutAny_IsZeroOnlyWhereTheyAreTaken(bool isTaking, string counts, string reason)
    {
        var row = RowOf(Aggregate(isTaking ? [ServiceKind.HospitalReservation] : [])[0]);
        Assert.Equal(counts, Show(row));
        Assert.Contains(reason, row.BlankReasons);
    }

    [Fact]
    public void Row_OfDaysBeforeAndAfterTheFirstReservation_CountsWhatThereIs()
    {
        var sum = new FigureSum(FigureKey.All);
        sum.Add(1, Aggregate([])[0]);
        sum.Add(1, Aggregate([ServiceKind.HospitalReservation], Slot(9, ReservationOutcome.Fulfilled), Slot(9, ReservationOutcome.Undecided))[0]);
        var row = sum.ToRow();
        Assert.Equal(("2 1 0 0", 100.0m, 0.0m), (Show(row), row.FulfilmentPercent, row.NoShowPercent));
    }

    [Fact]
    public void Row_OfAnAdmission_HasNoReservations()
    {
        var figures = new DayAggregator().Aggregate(Input([ServiceKind.HospitalReservation])).Figures.Single(one => one.Key.Admission is not null);
        var sum = new FigureSum(figures.Key);
        sum.Add(1, figures);
        Assert.Contains("reservations:by-service-only", sum.ToRow().BlankReasons);
    }

    private static IReadOnlyList<DayFigures> Aggregate(ServiceKind[] taking, params ReservedSlot[] slots) =>
        new DayAggregator().Aggregate(Input(taking, slots) with { Events = taking.Length > 0 && slots.Length > 0 ? default : OneEntry() }).Figures;

    private static DayInput Input(ServiceKind[] taking, params ReservedSlot[] slots) => new()
    {
        Day = Day,
        AsOf = Shanghai.At("2026-03-04T00:00"),
        Events = OneEntry(),
        Reserved = new ReservedSlots(taking.ToHashSet(), slots),
    };

    private static GateEvent[] OneEntry() => [new("e", Shanghai.At("2026-03-02T09:00").UtcTicks, Direction.Entry, 1, Admission.Ordinary, null)];

    private static ReservedSlot Slot(int hour, ReservationOutcome outcome) => new(ServiceKind.HospitalReservation, hour, outcome);

    private static FigureRow RowOf(DayFigures figures, int? hour = null)
    {
        var sum = new FigureSum(figures.Key, hour);
        sum.Add(1, figures);
        return sum.ToRow();
    }

    private static string Show(FigureRow row) => $"{row.Reservations} {row.Fulfilled} {row.NoShows} {row.UnknownOutcomes}";
}
