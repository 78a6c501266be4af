using ParkingOps.Domain.Sharing;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Features.Reservations;

/// <summary>Semantics 8: the reservation or agreement of a plate says under which service its entry counts.</summary>
public sealed class SettledServiceTests
{
    [Fact]
    public async Task Entry_OfAnOrdinaryCarWithAReservation_CountsUnderIt()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-04T12:00");
        await booked.PassAsync("2026-03-02T09:00");
        await booked.PassAsync("2026-03-02T09:00", "沪A00002");
        await booked.AggregateAsync();
        Assert.Equal(0, await booked.EntriesAsync("2026-03-02", ServiceKind.HospitalReservation));

        await booked.ReserveAsync(Bookings.Reservation("r-1", BookedRun.Hospital, "2026-03-02T09:00"));
        await booked.AggregateAsync();
        Assert.Equal(1, await booked.EntriesAsync("2026-03-02", ServiceKind.HospitalReservation));

        await booked.ReserveAsync(Bookings.Reservation("r-1", BookedRun.Hospital, "2026-03-02T09:00", more: ""","revision":2,"cancelledAt":"2026-03-01T09:00:00+08:00" """));
        await booked.AggregateAsync();
        Assert.Equal(0, await booked.EntriesAsync("2026-03-02", ServiceKind.HospitalReservation));
    }

    [Fact]
    public async Task Entry_OfACarWithAnAgreement_CountsUnderItOnItsDaysAtItsSite()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-06T12:00");
        foreach (var day in new[] { "02", "03", "04" }) await booked.PassAsync($"2026-03-{day}T20:00", site: BookedRun.Office);
        await booked.PassAsync("2026-03-03T20:00");
        await booked.PassAsync("2026-03-03T21:00", site: BookedRun.Office, more: ""","service":"ev-charging" """);
        await booked.AggregateAsync();

        await booked.SignAsync(Bookings.Agreement("a-1", BookedRun.Office, "2026-03-03", "2026-03-04"));
        await booked.AggregateAsync();
        Assert.Equal([0, 1, 1], await EntriesAsync(booked));
        Assert.Equal(0, await booked.EntriesAsync("2026-03-03", ServiceKind.OffPeakSharing));

        await booked.SignAsync(Bookings.Agreement("a-1", BookedRun.Office, "2026-03-02", "2026-03-03", more: ""","revision":2"""));
        await booked.AggregateAsync();
        Assert.Equal([1, 1, 0], await EntriesAsync(booked));
    }

    private static async Task<List<long>> EntriesAsync(BookedRun booked)
    {
        var entries = new List<long>();
        foreach (var day in new[] { "2026-03-02", "2026-03-03", "2026-03-04" }) entries.Add(await booked.EntriesAsync(day, ServiceKind.OffPeakSharing, BookedRun.Office));
        return entries;
    }
}
