using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Sharing;
using Xunit;

namespace ParkingOps.Tests.Features.Sharing;

public sealed class PublishingTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Theory]
    [InlineData("TWO", 2, 40, 1)]
    [InlineData("EIGHT", 8, 10, 6)]
    public async Task Publish_FromSeveralBrowsersAtOnce_NeverExceedsTheQuota(string code, int browsers, int spaces, int published)
    {
        await MakeLiveAsync(code, quota: 60);

        var refusals = await Task.WhenAll(Enumerable.Range(0, browsers)
            .Select(_ => Task.Run(() => Register.RefusalAsync(() => console.PublishAsync(Register.Operator, code, spaces)))));

        Assert.Equal(published, refusals.Count(refusal => refusal is null));
        Assert.All(refusals.OfType<string>(), refusal => Assert.Equal("offer-exceeds-quota", refusal));
        Assert.Equal(published * spaces, (await ShowAsync(code)).Offers.Sum(offer => offer.Spaces));
    }

    [Fact]
    public async Task Publish_FromToday_OpensNothingBeforeTheInstantOfPublishing()
    {
        await MakeLiveAsync("MORNING", quota: 60);
        var before = console.Clock.GetUtcNow();

        await console.PublishAsync(Register.Operator, "MORNING", 40);

        var schedule = new SiteSchedule((await ShowAsync("MORNING")).Rules);
        Assert.Equal(before, Assert.Single(schedule.Rules.Offers).PublishedAt);
        Assert.Empty(schedule.Offered(ServiceKind.OffPeakSharing, ServiceDay.StartOf(console.Clock.Today), before));
        Assert.NotEmpty(schedule.Offered(ServiceKind.OffPeakSharing, before, before.AddDays(1)));
    }

    [Theory]
    [InlineData("RACE-1")]
    [InlineData("RACE-2")]
    [InlineData("RACE-3")]
    public async Task Publish_WhileTheQuotaIsCut_LetsOnlyOneOfThemThrough(string code)
    {
        await MakeLiveAsync(code, quota: 60);
        using var start = new Barrier(2);

        var refusals = await Task.WhenAll(
            Task.Run(() => Register.RefusalAsync(() => { start.SignalAndWait(); return console.PublishAsync(Register.Operator, code, 50); })),
            Task.Run(() => Register.RefusalAsync(() => { start.SignalAndWait(); return SetAsync(code, console.Clock.Today.AddDays(1), 20); })));

        Assert.Contains((refusals[0], refusals[1]), new (string?, string?)[] { (null, "quota-below-offers"), ("offer-exceeds-quota", null) });
    }

    [Fact]
    public async Task SetQuota_FromToday_LeavesTheHoursBeforeToTheVersionThatHeld()
    {
        await MakeLiveAsync("CUT", quota: 60);
        // In the evening, when the window of the day is open.
        console.Clock.Advance(TimeSpan.FromHours(58));
        var now = console.Clock.GetUtcNow();
        Assert.Equal("quota-past", await Register.RefusalAsync(() => SetAsync("CUT", console.Clock.Today.AddDays(-1), 5)));
        var before = new SiteSchedule((await ShowAsync("CUT")).Rules).Quota(ServiceKind.OffPeakSharing, now.AddDays(-2), now);

        await SetAsync("CUT", console.Clock.Today, 5);

        var after = new SiteSchedule((await ShowAsync("CUT")).Rules);
        Assert.Equal(before, after.Quota(ServiceKind.OffPeakSharing, now.AddDays(-2), now));
        Assert.All(after.Quota(ServiceKind.OffPeakSharing, now, now.AddDays(9)), step => Assert.Equal(5, step.Spaces));
    }

    [Fact]
    public async Task Publish_AfterAWithdrawal_MayUseItsSpacesAgain()
    {
        await MakeLiveAsync("AGAIN", quota: 60);
        await console.PublishAsync(Register.Operator, "AGAIN", 60);
        Assert.Equal("offer-exceeds-quota", await Register.RefusalAsync(() => console.PublishAsync(Register.Operator, "AGAIN", 1)));

        var offer = Assert.Single((await ShowAsync("AGAIN")).Offers);
        await console.AsAsync<OfferService>(Register.Operator, offers => offers.WithdrawAsync(offer.Id, "works"));
        await console.PublishAsync(Register.Operator, "AGAIN", 60);

        Assert.Equal([OfferStatus.Published, OfferStatus.Withdrawn], (await ShowAsync("AGAIN")).Offers.Select(one => one.Status));
    }

    [Theory]
    [InlineData(Lifecycle.Draft, "offer-site-state")]
    [InlineData(Lifecycle.Submitted, "offer-site-state")]
    [InlineData(Lifecycle.Approved, null)]
    public async Task Publish_BeforeTheSiteIsApproved_IsRefused(Lifecycle state, string? refusal)
    {
        var code = $"STATE-{state}".ToUpperInvariant();
        await MakeAsync(code, state, quota: 60);

        Assert.Equal(refusal, await Register.RefusalAsync(() => console.PublishAsync(Register.Operator, code, 10)));
    }

    [Fact]
    public async Task SetQuota_BelowWhatIsPublished_IsRefusedUntilOffersAreWithdrawn()
    {
        await MakeLiveAsync("LOWER", quota: 60);
        await console.PublishAsync(Register.Operator, "LOWER", 50);

        Assert.Equal("quota-below-offers", await Register.RefusalAsync(() => SetAsync("LOWER", console.Clock.Today.AddDays(7), 49)));
        await SetAsync("LOWER", console.Clock.Today.AddDays(7), 50);

        Assert.Equal(2, (await ShowAsync("LOWER")).Quotas.Count);
    }

    [Fact]
    public async Task SetQuota_TwiceFromOneDayOrAboveTheCapacity_IsRefused()
    {
        await MakeLiveAsync("LIMIT", quota: 60);

        Assert.Equal("quota-version-exists", await Register.RefusalAsync(() => SetAsync("LIMIT", console.Clock.Today, 10)));
        Assert.Equal("quota-exceeds-capacity", await Register.RefusalAsync(() => SetAsync("LIMIT", console.Clock.Today.AddDays(1), 61)));
    }

    [Fact]
    public async Task Change_OfAnOffer_IsInTheTrailWithItsReason()
    {
        await MakeLiveAsync("TRAIL", quota: 60);
        await console.PublishAsync(Register.Operator, "TRAIL", 10);
        var offer = Assert.Single((await ShowAsync("TRAIL")).Offers);
        await console.AsAsync<OfferService>(Register.Operator, offers => offers.WithdrawAsync(offer.Id, "internal meeting"));

        var reasons = await TestDatabase.QueryAsync<string>(
            console.Connection, $"select reason from audit_trail where record = 'Offer' and key = '{offer.Id}' and act = 'changed'");

        Assert.Equal(["internal meeting"], reasons);
    }

    private Task MakeLiveAsync(string code, int quota) => MakeAsync(code, Lifecycle.Live, quota);

    private async Task MakeAsync(string code, Lifecycle state, int quota)
    {
        await console.OrganisationAsync(code);
        await console.SiteAsync(Register.Site(code, code), state);
        await console.QuotaAsync(code, quota);
    }

    private Task SetAsync(string code, DateOnly from, int spaces) => console.AsAsync<SharingService>(Register.Operator, sharing =>
        sharing.SetQuotaAsync(code, new QuotaInput { FirstDay = from, Windows = WindowInput.OfficeYard(spaces) }));

    private Task<SiteSharing> ShowAsync(string code) => console.AsAsync<SharingService, SiteSharing>(Actor.System, sharing => sharing.ShowAsync(code));
}
