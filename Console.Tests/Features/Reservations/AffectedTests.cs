using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Suspensions;
using Xunit;

namespace ParkingOps.Tests.Features.Reservations;

public sealed class AffectedTests
{
    [Fact]
    public async Task Affected_ByAWithdrawalOfTheReservation_AreTheSameDayBookingsToo_AndStaySoAfterAnEarlyRestore()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-10T12:00");
        await using (var database = await booked.Run.OpenAsync())
        {
            var (site, night) = (booked.Run.SiteId(BookedRun.Office), TimeWindow.Parse(DayKinds.Workdays, "18:00", "+1 08:00"));
            database.Add(ReleaseRule.Set(site, Shanghai.Day("2026-03-01"), 0, 50, "operator", Shanghai.At("2026-02-01T09:00")));
            database.Add(Quota.Set(site, ServiceKind.EvCharging, Shanghai.Day("2026-03-01"), [new QuotaWindow(night, 5)], "operator", Shanghai.At("2026-02-01T09:00"), null));
            await database.SaveChangesAsync();
        }
        await booked.ReserveAsync(
            Bookings.Reservation("reserved", BookedRun.Office, "2026-03-10T20:00"),
            Bookings.Reservation("on the day", BookedRun.Office, "2026-03-10T21:00", more: ServiceOf("same-day")),
            Bookings.Reservation("another", BookedRun.Office, "2026-03-10T21:00", more: ServiceOf("ev-charging")));
        await using var scope = booked.Run.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(Register.Operator);
        var withdrawals = scope.ServiceProvider.GetRequiredService<WithdrawalService>();
        await withdrawals.DeclareAsync(BookedRun.Office, new WithdrawalInput
        {
            Service = ServiceKind.HospitalReservation,
            StartAt = new DateTime(2026, 3, 10, 18, 0, 0),
            RestoreAt = new DateTime(2026, 3, 11, 8, 0, 0),
            Reason = "guests",
        });
        var id = Assert.Single(await withdrawals.ListAsync(BookedRun.Office)).Id;
        Assert.Equal(["reserved", "on the day"], (await withdrawals.AffectedAsync(id)).Select(one => one.ExternalId));

        booked.SetTo("2026-03-10T19:00");
        await withdrawals.RestoreAsync(id);
        Assert.Equal(["reserved", "on the day"], (await withdrawals.AffectedAsync(id)).Select(one => one.ExternalId));
    }

    [Fact]
    public async Task Affected_ByAWithdrawal_AreTheBookingsOfItsSiteAndTimeAlone()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-10T12:00");
        await booked.SignAsync(
            Bookings.Agreement("in force", BookedRun.Office), Bookings.Agreement("over", BookedRun.Office, lastDay: "2026-03-09"),
            Bookings.Agreement("elsewhere", BookedRun.Hospital));
        await booked.ReserveAsync(Bookings.Reservation("in its time", BookedRun.Office, "2026-03-10T20:00"), Bookings.Reservation("later", BookedRun.Office, "2026-03-12T20:00"));
        await using var scope = booked.Run.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(Register.Operator);
        var withdrawals = scope.ServiceProvider.GetRequiredService<WithdrawalService>();
        var input = new WithdrawalInput { StartAt = new DateTime(2026, 3, 10, 18, 0, 0), RestoreAt = new DateTime(2026, 3, 11, 8, 0, 0), Reason = "guests" };

        await withdrawals.DeclareAsync(BookedRun.Office, input);
        var affected = await withdrawals.AffectedAsync(Assert.Single(await withdrawals.ListAsync(BookedRun.Office)).Id);

        Assert.Equal([(true, "in force"), (false, "in its time")], affected.Select(one => (one.IsAgreement, one.ExternalId)));
        Assert.All(affected, one => Assert.Equal("沪A·12**5", one.PlateMask));
        Assert.Equal([ServiceKind.OffPeakSharing, ServiceKind.HospitalReservation], affected.Select(one => one.Service));
    }

    private static string ServiceOf(string service) => $",\"service\":\"{service}\"";
}
