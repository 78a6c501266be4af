using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Features.Reservations;

public sealed class ReservationFiguresTests
{
    private const string Site = BookedRun.Hospital;

    [Fact]
    public async Task Figures_OfADay_FollowTheGatesAndAreDecidedADayLater()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-03T08:00");
        await booked.ReserveAsync(
            Bookings.Reservation("kept", Site, "2026-03-02T09:00"),
            Bookings.Reservation("missed", Site, "2026-03-02T10:00", "沪A00002"),
            Bookings.Reservation("late", Site, "2026-03-02T11:00", "沪A00003"),
            Bookings.Reservation("cancelled", Site, "2026-03-02T12:00", "沪A00004", more: ""","cancelledAt":"2026-03-01T20:00:00+08:00" """));
        await booked.PassAsync("2026-03-02T09:10");
        await booked.PassAsync("2026-03-02T12:00", "沪A00003");
        await booked.AggregateAsync();
        Assert.Equal("4 1 0 0 100.0 0.0 provisional", await booked.FiguresAsync("2026-03-02"));

        booked.SetTo("2026-03-03T12:00");
        await booked.AggregateAsync();
        Assert.Equal("4 1 2 0 33.3 66.7", await booked.FiguresAsync("2026-03-02"));
        Assert.Equal("4 1 2 0 33.3 66.7", await booked.FiguresAsync("2026-03-02", ServiceKind.HospitalReservation));
        Assert.Equal("not-collected not-collected not-collected not-collected not-collected not-collected", await booked.FiguresAsync("2026-03-02", ServiceKind.OffPeakSharing));
    }

    [Fact]
    public async Task Figures_OfADayWithoutAnyEvent_AreUnknown()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-04T12:00");
        await booked.ReserveAsync(Bookings.Reservation("r-1", Site, "2026-03-02T09:00"));
        await booked.AggregateAsync();
        Assert.Equal("1 0 0 1 no-outcomes no-outcomes", await booked.FiguresAsync("2026-03-02"));
    }

    [Fact]
    public async Task Figures_OfASuspendedSite_HaveNoNoShows()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-01T12:00");
        await using (var database = await booked.Run.OpenAsync())
        {
            var site = await database.Sites.SingleAsync(one => one.Code == Site);
            database.Add(Suspension.Confirm(
                site.OrganisationId, null, (Shanghai.At("2026-03-02T09:15"), Shanghai.At("2026-03-02T10:00")), "flood", null, "operator", Shanghai.At("2026-03-01T12:00")));
            await database.SaveChangesAsync();
        }

        booked.SetTo("2026-03-04T12:00");
        await booked.PassAsync("2026-03-02T08:00", "沪A99999");
        await booked.ReserveAsync(Bookings.Reservation("void", Site, "2026-03-02T09:00"), Bookings.Reservation("missed", Site, "2026-03-02T10:00"));
        await booked.AggregateAsync();
        Assert.Equal("2 0 1 0 0.0 100.0", await booked.FiguresAsync("2026-03-02"));
    }

    [Fact]
    public async Task Figures_AfterALateEvent_AreCorrected()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-04T12:00");
        await booked.ReserveAsync(Bookings.Reservation("r-1", Site, "2026-03-02T23:30"));
        await booked.PassAsync("2026-03-02T08:00", "沪A99999");
        await booked.PassAsync("2026-03-03T08:00", "沪A99999", "exit");
        await booked.AggregateAsync();
        Assert.Equal("1 0 1 0 0.0 100.0", await booked.FiguresAsync("2026-03-02"));

        // Of the next service day, within the grace of a slot that ended at midnight.
        await booked.PassAsync("2026-03-03T00:10");
        await booked.AggregateAsync();
        Assert.Equal("1 1 0 0 100.0 0.0", await booked.FiguresAsync("2026-03-02"));
    }

    [Fact]
    public async Task Figures_AfterARevision_MoveWithTheSlot()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-06T12:00");
        await booked.ReserveAsync(Bookings.Reservation("r-1", Site, "2026-03-02T09:00"), Bookings.Reservation("r-2", Site, "2026-03-02T09:00", "沪A00002"));
        foreach (var day in new[] { "02", "03", "04" }) await booked.PassAsync($"2026-03-{day}T09:00", "沪A99999");
        await booked.PassAsync("2026-03-04T09:00");
        await booked.AggregateAsync();
        Assert.Equal("2 0 2 0 0.0 100.0", await booked.FiguresAsync("2026-03-02"));
        Assert.Equal("0 0 0 0 no-outcomes no-outcomes", await booked.FiguresAsync("2026-03-04"));

        await booked.ReserveAsync(Bookings.Reservation("r-1", Site, "2026-03-04T09:00", more: ""","revision":2"""));
        await booked.AggregateAsync();
        Assert.Equal("1 0 1 0 0.0 100.0", await booked.FiguresAsync("2026-03-02"));
        Assert.Equal("1 1 0 0 100.0 0.0", await booked.FiguresAsync("2026-03-04"));
    }

    [Fact]
    public async Task Figures_BeforeTheFirstReservation_StayBlank()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-06T12:00");
        foreach (var day in new[] { "02", "03", "04" }) await booked.PassAsync($"2026-03-{day}T09:00");
        await booked.AggregateAsync();
        Assert.StartsWith("not-collected", await booked.FiguresAsync("2026-03-04"), StringComparison.Ordinal);

        await booked.ReserveAsync(Bookings.Reservation("r-1", Site, "2026-03-03T09:00"));
        await booked.AggregateAsync();
        Assert.StartsWith("not-collected", await booked.FiguresAsync("2026-03-02"), StringComparison.Ordinal);
        Assert.Equal("1 1 0 0 100.0 0.0", await booked.FiguresAsync("2026-03-03"));
        Assert.Equal("0 0 0 0 no-outcomes no-outcomes", await booked.FiguresAsync("2026-03-04"));
    }

    [Fact]
    public async Task Reserve_OfTheSameAtOnce_IsKeptOnce()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-02T12:00");
        var lines = Enumerable.Range(0, 200).Select(number => Bookings.Reservation($"r-{number}", Site)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => booked.ReserveAsync(lines)));

        Assert.Equal(["200"], await booked.Run.QueryAsync("select count(*)::text from reservations"));
    }
}
