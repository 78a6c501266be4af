using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Reservations;
using Xunit;

namespace ParkingOps.Tests.Features.Reservations;

public sealed class PlateRevealTests
{
    private const string Revealed = "select concat_ws('|', by, key, reason, after) from audit_trail where act = 'revealed' order by id";

    [Fact]
    public async Task Reveal_ByAnOperatorWithAReason_ShowsThePlate_AndTheTrailHasTheMask()
    {
        await using var booked = await StartAsync();

        Assert.Equal("沪A12345", await RevealAsync(booked, Register.Operator, plates => plates.RevealAgreementAsync(1, " space withdrawn, calling the citizen ")));
        Assert.Equal("沪B67890", await RevealAsync(booked, Register.Operator, plates => plates.RevealReservationAsync(1, "the same")));

        var site = booked.Run.SiteId(BookedRun.Office);
        Assert.Equal(
            [$$"""operator|沪A·12**5|space withdrawn, calling the citizen|{"Booking":"signed","SiteId":{{site}}}""", $$"""operator|沪B·67**0|the same|{"Booking":"booked","SiteId":{{site}}}"""],
            await booked.Run.QueryAsync(Revealed));
        Assert.Empty(await booked.Run.QueryAsync("select t::text from audit_trail t where t::text ~ '12345|67890'"));
        Assert.Equal(["2"], await booked.Run.QueryAsync("select count(*)::text from audit_trail t join sites s on s.organisation_id = t.organisation_id where act = 'revealed' and s.code = 'B-2'"));
    }

    [Fact]
    public async Task Reveal_ByAnybodyElseOrWithoutAReason_IsRefusedAndLeavesNoLine()
    {
        await using var booked = await StartAsync();
        var unit = Register.UnitManagerOf(int.Parse(Assert.Single(await booked.Run.QueryAsync("select organisation_id::text from sites where code = 'B-2'")), System.Globalization.CultureInfo.InvariantCulture));

        foreach (var actor in new[] { unit, new Actor("viewer", [Role.Viewer], null), Register.Administrator, Register.Auditor, Actor.Nobody })
            Assert.Equal("not-permitted", await RefusalAsync(booked, actor, plates => plates.RevealAgreementAsync(1, "why")));
        Assert.Equal("reason-missing", await RefusalAsync(booked, Register.Operator, plates => plates.RevealAgreementAsync(1, "  ")));
        Assert.Equal("not-found", await RefusalAsync(booked, Register.Operator, plates => plates.RevealReservationAsync(99, "why")));
        Assert.Empty(await booked.Run.QueryAsync(Revealed));
    }

    [Fact]
    public async Task Reveal_WhileTheTrailTakesNoLine_ShowsNoPlate()
    {
        await using var booked = await StartAsync();
        await TestDatabase.ExecuteAsync(booked.Run.Connection, "revoke insert on audit_trail from console_app");

        await Assert.ThrowsAsync<DbUpdateException>(() => RevealAsync(booked, Register.Operator, plates => plates.RevealAgreementAsync(1, "why")));
    }

    private static async Task<BookedRun> StartAsync()
    {
        var booked = await BookedRun.StartAsync("2026-03-10T12:00");
        await booked.SignAsync(Bookings.Agreement("signed", BookedRun.Office));
        await booked.ReserveAsync(Bookings.Reservation("booked", BookedRun.Office, "2026-03-10T20:00", "沪B67890"));
        return booked;
    }

    private static Task<string?> RefusalAsync(BookedRun booked, Actor actor, Func<PlateRevealService, Task<string>> act) =>
        Register.RefusalAsync(() => RevealAsync(booked, actor, act));

    private static async Task<string> RevealAsync(BookedRun booked, Actor actor, Func<PlateRevealService, Task<string>> act)
    {
        await using var scope = booked.Run.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(actor);
        return await act(scope.ServiceProvider.GetRequiredService<PlateRevealService>());
    }
}
