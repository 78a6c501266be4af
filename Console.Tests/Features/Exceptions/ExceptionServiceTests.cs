using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Availability;
using ParkingOps.Web.Features.Exceptions;
using ParkingOps.Web.Features.Sharing;
using Xunit;

namespace ParkingOps.Tests.Features.Exceptions;

public sealed class ExceptionServiceTests(ExceptionServiceTests.Yards yards) : IClassFixture<ExceptionServiceTests.Yards>
{
    private const string North = "310101";
    private const string South = "310104";
    private readonly ConsoleServices console = yards.Console;

    [Fact]
    public async Task Preview_OfAClosedEvening_NamesItAndTheMorningAfterAndSetsNothing()
    {
        var preview = await PreviewAsync(Closing(ExceptionScope.Site, "E-A", day: 1));

        Assert.Equal((2, 1), (preview.Total, preview.Sites));
        Assert.Equal([Day(1), Day(2)], preview.Lines.Select(line => line.Change.Day));
        Assert.Equal([40], preview.Lines[0].Change.Before.Intended.Select(step => step.Spaces).Distinct());
        Assert.Empty(preview.Breaks);
        Assert.DoesNotContain(await ListAsync(Register.Operator), row => row.Code == "E-A");
    }

    [Theory]
    [InlineData(ExceptionScope.Site, "E-A", 1)]
    [InlineData(ExceptionScope.Organisation, "E-NORTH", 2)]
    [InlineData(ExceptionScope.District, North, 2)]
    [InlineData(ExceptionScope.City, "", 3)]
    public async Task Preview_OfEachReach_CountsTheSitesThatItReaches(ExceptionScope scope, string code, int sites) =>
        Assert.Equal(sites, (await PreviewAsync(Closing(scope, code, day: 3))).Sites);

    [Theory]
    [InlineData(ServiceKind.OffPeakSharing, 1)]
    [InlineData(ServiceKind.EvCharging, 0)]
    public async Task Preview_OfOneService_TouchesThatServiceAlone(ServiceKind service, int sites)
    {
        var input = Closing(ExceptionScope.Site, "E-A", day: 3);
        input.Service = service;

        Assert.Equal(sites, (await PreviewAsync(input)).Sites);
    }

    [Fact]
    public async Task Preview_OfManyDays_ShowsTheFirstLinesAndCountsTheRest()
    {
        var input = Closing(ExceptionScope.City, "", day: 20);
        input.LastDay = Day(20 + 149);

        var preview = await PreviewAsync(input);

        Assert.Equal(RulesPreview.MostLines, preview.Lines.Count);
        Assert.Equal(3, preview.Sites);
        Assert.InRange(preview.Total, 450, 460);
    }

    [Fact]
    public async Task Set_ThatClosesAnEvening_EmptiesItUntilItIsRevoked()
    {
        await SetAsync(Closing(ExceptionScope.Site, "E-A", day: 5));
        var row = Assert.Single(await ListAsync(Register.Operator), row => row.Code == "E-A" && row.FirstDay == Day(5));
        Assert.Equal(0, await OnOfferAsync("E-A", day: 5));

        await console.AsAsync<ExceptionService>(Register.Operator, exceptions => exceptions.RevokeAsync(row.Id, "meeting cancelled"));

        Assert.Equal(40, await OnOfferAsync("E-A", day: 5));
        Assert.DoesNotContain(await ListAsync(Register.Operator), one => one.Id == row.Id);
        var revoked = Assert.Single(await ListAsync(Register.Operator, all: true), one => one.Id == row.Id);
        Assert.Equal((ExceptionState.Revoked, "operator"), (revoked.StateOn(Day(0)), revoked.RevokedBy));
        Assert.Equal("exception-over", await Register.RefusalAsync(() => console.AsAsync<ExceptionService>(Register.Operator, exceptions => exceptions.RevokeAsync(row.Id, "again"))));
        Assert.Equal(["meeting cancelled"], await TestDatabase.QueryAsync<string>(
            console.Connection, $"select reason from audit_trail where record = 'ScheduleException' and key = '{row.Id}' and act = 'changed'"));
    }

    [Fact]
    public async Task Set_ThatOpensANoon_PutsTheOfferIntoIt()
    {
        var input = Closing(ExceptionScope.Organisation, "E-NORTH", day: 7);
        (input.Opens, input.Windows) = (true, [new WindowInput { Start = new TimeOnly(11, 0), End = new TimeOnly(14, 0) }]);

        await SetAsync(input);

        Assert.Equal((40, 0), (await OnOfferAsync("E-A", day: 7, hour: 12), await OnOfferAsync("E-A", day: 7)));
    }

    [Fact]
    public async Task Set_ThatWouldHoldMoreThanTheQuota_IsRefusedWithSiteAndMinute()
    {
        // E-C has two offers that never meet on a usual day; in one window of their own they would.
        var input = Closing(ExceptionScope.Site, "E-C", day: 9);
        (input.Opens, input.Windows) = (true, [new WindowInput { Start = new TimeOnly(11, 0), End = new TimeOnly(14, 0) }]);

        var broken = Assert.Single((await PreviewAsync(input)).Breaks);
        var refusal = await Assert.ThrowsAsync<RuleException>(() => SetAsync(input));

        Assert.Equal(("E-C", 80, 60), (broken.SiteCode, broken.Misfit.Offered, broken.Misfit.Allowed));
        Assert.Equal("exception-exceeds", refusal.Code);
        Assert.Equal(["Site E-C", Day(9).ToDateTime(new TimeOnly(11, 0)), 80, 60], refusal.Arguments);
    }

    [Fact]
    public async Task Set_OfWhatCannotBe_IsRefused()
    {
        Assert.Equal("exception-past", await RefusalAsync(input => input.FirstDay = Day(-1)));
        Assert.Equal("exception-period", await RefusalAsync(input => input.LastDay = Day(0)));
        Assert.Equal("date-too-far", await RefusalAsync(input => input.LastDay = Day(5000)));
        Assert.Equal("exception-reach", await RefusalAsync(input => input.SiteCode = " "));
        Assert.Equal("not-found", await RefusalAsync(input => input.SiteCode = "E-NONE"));
        Assert.Equal("reason-missing", await RefusalAsync(input => input.Reason = ""));
        Assert.Equal("exception-no-window", await RefusalAsync(input => input.Opens = true));
    }

    [Fact]
    public async Task List_ForAUnitManager_HoldsWhatReachesItsOwnSitesAlone()
    {
        foreach (var (scope, code) in new[] { (ExceptionScope.Site, "E-C"), (ExceptionScope.Organisation, "E-SOUTH"), (ExceptionScope.District, South), (ExceptionScope.District, North), (ExceptionScope.Site, "E-B") })
            await SetAsync(Closing(scope, code, day: 12));

        var mine = (await ListAsync(yards.NorthManager)).Where(row => row.FirstDay == Day(12)).Select(row => row.Code!);

        Assert.Equal([North, "E-B"], mine.Order());
    }

    [Fact]
    public async Task Change_ByWhoMayNotEditTheRegister_IsNotPermitted()
    {
        foreach (var actor in new[] { yards.NorthManager, Register.Administrator })
        {
            Assert.Equal("not-permitted", await Register.RefusalAsync(() => SetAsync(Closing(ExceptionScope.Site, "E-A", day: 1), actor)));
            Assert.Equal("not-permitted", await Register.RefusalAsync(() => console.AsAsync<ExceptionService>(actor, exceptions => exceptions.RevokeAsync(1, "none of mine"))));
        }
    }

    private DateOnly Day(int number) => console.Clock.Today.AddDays(number);

    private ExceptionInput Closing(ExceptionScope scope, string code, int day) => new()
    {
        Scope = scope,
        DistrictCode = code,
        OrganisationCode = code,
        SiteCode = code,
        FirstDay = Day(day),
        Reason = "works",
    };

    private Task<RulesPreview> PreviewAsync(ExceptionInput input) =>
        console.AsAsync<ExceptionService, RulesPreview>(Register.Operator, exceptions => exceptions.PreviewAsync(input));

    private Task SetAsync(ExceptionInput input, Actor? actor = null) => console.AsAsync<ExceptionService>(actor ?? Register.Operator, exceptions => exceptions.SetAsync(input));

    private Task<List<ExceptionRow>> ListAsync(Actor actor, bool all = false) =>
        console.AsAsync<ExceptionService, List<ExceptionRow>>(actor, exceptions => exceptions.ListAsync(all));

    private Task<string?> RefusalAsync(Action<ExceptionInput> spoil)
    {
        var input = Closing(ExceptionScope.Site, "E-A", day: 1);
        spoil(input);
        return Register.RefusalAsync(() => SetAsync(input));
    }

    private async Task<int> OnOfferAsync(string site, int day, int hour = 20)
    {
        var at = ParkingOps.Domain.Time.ServiceDay.At(Day(day).ToDateTime(new TimeOnly(hour, 0)));
        return (await console.AsAsync<AvailabilityService, Explanation>(Register.Operator, service => service.WhyAsync(site, ServiceKind.OffPeakSharing, at))).Spaces;
    }

    /// <summary>A unit of two sites in one district and one of one site in another, all with a quota and an offer.</summary>
    public sealed class Yards : IAsyncLifetime
    {
        public ConsoleServices Console { get; } = new();

        public Actor NorthManager { get; private set; } = Actor.Nobody;

        public async Task InitializeAsync()
        {
            await Console.InitializeAsync();
            NorthManager = Register.UnitManagerOf(await Console.OrganisationAsync("E-NORTH"));
            await Console.OrganisationAsync("E-SOUTH");
            await MakeAsync("E-NORTH", "E-A", North);
            await MakeAsync("E-NORTH", "E-B", North);
            await MakeAsync("E-SOUTH", "E-C", South);
            foreach (var site in new[] { "E-A", "E-B" }) await Console.PublishAsync(Register.Operator, site, 40);
            await PublishAsync("E-C", new WindowInput { Workdays = true, Start = new TimeOnly(18, 0), End = new TimeOnly(23, 0) });
            await PublishAsync("E-C", new WindowInput { RestDays = true, Start = new TimeOnly(9, 0), End = new TimeOnly(18, 0) });
        }

        public Task DisposeAsync() => Console.DisposeAsync();

        private async Task MakeAsync(string organisation, string code, string district)
        {
            var input = Register.Site(organisation, code);
            input.DistrictCode = district;
            await Console.SiteAsync(input, Lifecycle.Live);
            await Console.QuotaAsync(code, 60);
        }

        private Task PublishAsync(string site, WindowInput window) => Console.AsAsync<OfferService>(Register.Operator, offers => offers.PublishAsync(
            site, new OfferInput { Spaces = 40, FirstDay = Console.Clock.Today, Windows = [window] }));
    }
}
