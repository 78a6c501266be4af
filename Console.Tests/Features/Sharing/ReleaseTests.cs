using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Availability;
using ParkingOps.Web.Features.Sharing;
using Xunit;

namespace ParkingOps.Tests.Features.Sharing;

public sealed class ReleaseTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Fact]
    public async Task Set_FromTomorrow_MovesItsShareAtItsHourAndIsInTheTrail()
    {
        await MakeAsync("R-1");

        await SetAsync("R-1", day: 1, new TimeOnly(10, 0), share: 25);

        Assert.Equal((40, 0), (await OnOfferAsync("R-1", ServiceKind.HospitalReservation, 1, 9), await OnOfferAsync("R-1", ServiceKind.SameDay, 1, 9)));
        Assert.Equal((30, 10), (await OnOfferAsync("R-1", ServiceKind.HospitalReservation, 1, 10), await OnOfferAsync("R-1", ServiceKind.SameDay, 1, 10)));
        Assert.Equal(0, await OnOfferAsync("R-1", ServiceKind.SameDay, 0, 11));
        Assert.Contains("operator", await TestDatabase.QueryAsync<string>(console.Connection, "select by from audit_trail where record = 'ReleaseRule' and act = 'created'"));
    }

    [Fact]
    public async Task Set_OfALaterShareOfNothing_EndsTheRelease()
    {
        await MakeAsync("R-2");
        await SetAsync("R-2", day: 1, new TimeOnly(6, 0), share: 50);
        await SetAsync("R-2", day: 5, new TimeOnly(6, 0), share: 0);

        Assert.Equal((20, 0), (await OnOfferAsync("R-2", ServiceKind.SameDay, 4, 12), await OnOfferAsync("R-2", ServiceKind.SameDay, 5, 12)));
        var rules = await console.AsAsync<ReleaseService, List<ReleaseRule>>(Register.Operator, releases => releases.ListAsync("R-2"));
        Assert.Equal([0, 50], rules.Select(rule => rule.SharePercent));
    }

    [Fact]
    public async Task Set_OfWhatCannotBe_IsRefused()
    {
        await MakeAsync("R-3");
        await SetAsync("R-3", day: 1, new TimeOnly(6, 0), share: 50);

        Assert.Equal("release-version-exists", await Register.RefusalAsync(() => SetAsync("R-3", day: 1, new TimeOnly(7, 0), share: 10)));
        Assert.Equal("release-past", await Register.RefusalAsync(() => SetAsync("R-3", day: -1, new TimeOnly(7, 0), share: 10)));
        Assert.Equal("date-too-far", await Register.RefusalAsync(() => SetAsync("R-3", day: 4000, new TimeOnly(7, 0), share: 10)));
        Assert.Equal("release-minute", await Register.RefusalAsync(() => SetAsync("R-3", day: 2, null, share: 10)));
        Assert.Equal("release-share", await Register.RefusalAsync(() => SetAsync("R-3", day: 2, new TimeOnly(7, 0), share: 101)));
        Assert.Equal("not-found", await Register.RefusalAsync(() => SetAsync("R-NONE", day: 2, new TimeOnly(7, 0), share: 10)));
    }

    [Fact]
    public async Task Quota_OnMondaysOfAPeriodAlone_IsStoredAsItWasTyped()
    {
        await MakeAsync("R-4");
        var window = new WindowInput
        {
            Workdays = true,
            Weekdays = Weekdays.Monday | Weekdays.Friday,
            FirstDay = console.Clock.Today.AddDays(3),
            LastDay = console.Clock.Today.AddDays(30),
            Start = new TimeOnly(18, 0),
            End = new TimeOnly(22, 0),
            Spaces = 10,
        };
        await console.AsAsync<SharingService>(Register.Operator, sharing => sharing.SetQuotaAsync("R-4", new QuotaInput { FirstDay = console.Clock.Today, Windows = [window] }));

        var stored = (await console.AsAsync<SharingService, SiteSharing>(Register.Operator, sharing => sharing.ShowAsync("R-4"))).Quotas.Single(quota => quota.Service == ServiceKind.OffPeakSharing).Windows[0];

        Assert.Equal(window.ToWindow(), stored.Time);
        Assert.Equivalent(window, WindowInput.Of(stored.Time, stored.Spaces));
    }

    private async Task MakeAsync(string code)
    {
        await console.OrganisationAsync(code);
        await console.SiteAsync(Register.Site(code, code), Lifecycle.Live);
        var day = WindowInput.HospitalDay(40);
        await console.AsAsync<SharingService>(Register.Operator, sharing =>
            sharing.SetQuotaAsync(code, new QuotaInput { Service = ServiceKind.HospitalReservation, FirstDay = console.Clock.Today, Windows = day }));
        await console.AsAsync<OfferService>(Register.Operator, offers =>
            offers.PublishAsync(code, new OfferInput { Service = ServiceKind.HospitalReservation, Spaces = 40, FirstDay = console.Clock.Today, Windows = day }));
    }

    private async Task<int> OnOfferAsync(string site, ServiceKind service, int day, int hour)
    {
        var at = ServiceDay.At(console.Clock.Today.AddDays(day).ToDateTime(new TimeOnly(hour, 0)));
        return (await console.AsAsync<AvailabilityService, Explanation>(Register.Operator, availability => availability.WhyAsync(site, service, at))).Spaces;
    }

    private Task SetAsync(string site, int day, TimeOnly? time, int share) => console.AsAsync<ReleaseService>(Register.Operator, releases =>
        releases.SetAsync(site, new ReleaseInput { FirstDay = console.Clock.Today.AddDays(day), Time = time, SharePercent = share }));
}
