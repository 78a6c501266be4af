using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Reservations;
using Xunit;

namespace ParkingOps.Tests.Features.Reservations;

public sealed class PlateRecordTests
{
    [Fact]
    public async Task Find_OfAPlate_ShowsWhatItDidWithTheVisitsThatProveIt()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-01T12:00");
        await AsAsync(booked, Register.Administrator, (BookingRuleService rules) => rules.SetPenaltyAsync(new PenaltyTerms(OffenceKind.LateCancellation, Shanghai.Day("2026-03-02"), 2, 30, 30, 60)));
        booked.SetTo("2026-03-06T12:00");
        await OfferNightsAsync(booked);
        await booked.ReserveAsync(
            Bookings.Reservation("missed", BookedRun.Hospital, "2026-03-02T09:00"),
            Bookings.Reservation("kept", BookedRun.Hospital, "2026-03-02T11:00"),
            Bookings.Reservation("cancelled", BookedRun.Hospital, "2026-03-04T09:00", more: ""","cancelledAt":"2026-03-04T08:50:00+08:00" """),
            Bookings.Reservation("in time", BookedRun.Hospital, "2026-03-05T09:00", more: ""","cancelledAt":"2026-03-04T08:50:00+08:00" """),
            Bookings.Reservation("other", BookedRun.Hospital, "2026-03-02T09:00", "沪A99999"));
        await booked.SignAsync(Bookings.Agreement("a-1", BookedRun.Office));
        await booked.PassAsync("2026-03-02T11:10");
        await booked.PassAsync("2026-03-02T11:50", direction: "exit");
        foreach (var (entered, left) in new[] { ("2026-03-03T20:00", "2026-03-04T09:30"), ("2026-03-04T20:00", "2026-03-05T08:10") })
        {
            await booked.PassAsync(entered, site: BookedRun.Office);
            await booked.PassAsync(left, direction: "exit", site: BookedRun.Office);
        }

        await booked.Run.AggregateAsync();
        var record = await FindAsync(booked, " 沪a12345 ");

        Assert.Equal(("沪A·12**5", 4, 1), (record.Mask, record.Reservations, record.Agreements));
        Assert.Equal(
            [
                "LateCancellation B-1 cancelled 10 ",
                "Overstay B-2  90 2026-03-03T20:00-2026-03-04T09:30",
                "NoShow B-1 missed 0 2026-03-02T11:10-2026-03-02T11:50",
            ],
            record.Offences.Select(Show));
        Assert.Empty(record.Bars);
        Assert.Equal(["operator 沪A·12**5"], await booked.Run.QueryAsync("select by || ' ' || key from audit_trail where act = 'looked-up'"));
        Assert.Empty((await FindAsync(booked, "沪A00000")).Offences);
    }

    [Fact]
    public async Task Find_UnderARule_SaysUntilWhenThePlateIsBarred()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-01T12:00");
        await AsAsync(booked, Register.Administrator, (BookingRuleService rules) => rules.SetPenaltyAsync(new PenaltyTerms(OffenceKind.NoShow, Shanghai.Day("2026-03-02"), 1, 1, 7, 0)));
        booked.SetTo("2026-03-06T12:00");
        await booked.ReserveAsync(Bookings.Reservation("missed", BookedRun.Hospital, "2026-03-02T09:00"));
        await booked.PassAsync("2026-03-02T11:10", "沪A99999");
        await booked.Run.AggregateAsync();

        var bar = Assert.Single((await FindAsync(booked, "沪A12345")).Bars);
        Assert.Equal((Shanghai.Day("2026-03-03"), Shanghai.Day("2026-03-09")), (bar.FirstDay, bar.LastDay));
    }

    [Fact]
    public async Task Rules_SetTwiceForADayOrByAnOperator_AreRefused()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-01T12:00");
        var day = Shanghai.Day("2026-03-02");
        Task SetAsync(Actor actor) => AsAsync(booked, actor, (BookingRuleService rules) => rules.SetArrivalsAsync(day, 10, 10, 24));

        Assert.Null(await Register.RefusalAsync(() => SetAsync(Register.Administrator)));
        Assert.Equal("rules-taken", await Register.RefusalAsync(() => SetAsync(Register.Administrator)));
        Assert.Equal("not-permitted", await Register.RefusalAsync(() => SetAsync(Register.Operator)));
        Assert.Equal("not-permitted", await Register.RefusalAsync(() => AsAsync(booked, Register.Administrator, (PlateRecordService plates) => plates.FindAsync("沪A12345"))));
        Assert.Equal("plate-unreadable", await Register.RefusalAsync(() => FindAsync(booked, "?")));
    }

    [Fact]
    public async Task Figures_UnderNewArrivalRules_HoldFromTheirDay()
    {
        await using var booked = await BookedRun.StartAsync("2026-03-01T12:00");
        await AsAsync(booked, Register.Administrator, (BookingRuleService rules) => rules.SetArrivalsAsync(Shanghai.Day("2026-03-03"), 0, 0, 24));
        booked.SetTo("2026-03-06T12:00");
        foreach (var day in new[] { "02", "03" })
        {
            await booked.ReserveAsync(Bookings.Reservation(day, BookedRun.Hospital, $"2026-03-{day}T09:00"));
            await booked.PassAsync($"2026-03-{day}T08:50");
        }

        await booked.AggregateAsync();
        Assert.Equal("1 1 0 0 100.0 0.0", await booked.FiguresAsync("2026-03-02"));
        Assert.Equal("1 0 1 0 0.0 100.0", await booked.FiguresAsync("2026-03-03"));
    }

    private static async Task OfferNightsAsync(BookedRun booked)
    {
        await using var database = await booked.Run.OpenAsync();
        var terms = new OfferTerms(ServiceKind.OffPeakSharing, 5, Shanghai.Day("2026-03-01"), null, PriceProduct.Free, 0, null);
        database.Add(Offer.Publish(booked.Run.SiteId(BookedRun.Office), terms, [TimeWindow.Parse(DayKinds.Workdays, "18:00", "+1 08:00")], "unit", Shanghai.At("2026-03-01T09:00")));
        await database.SaveChangesAsync();
    }

    private static string Show(PlateOffence one) =>
        $"{one.Offence.Kind} {one.SiteCode} {one.Reservation} {one.Offence.Margin.TotalMinutes} {string.Join(',', one.Visits.Select(visit => $"{Shanghai.Show(visit.EnteredAt!.Value)}-{Shanghai.Show(visit.LeftAt!.Value)}"))}";

    private static async Task<PlateRecord> FindAsync(BookedRun booked, string plate)
    {
        PlateRecord? found = null;
        await AsAsync(booked, Register.Operator, async (PlateRecordService plates) => { found = await plates.FindAsync(plate); });
        return found!;
    }

    private static async Task AsAsync<TService>(BookedRun booked, Actor actor, Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = booked.Run.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(actor);
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
