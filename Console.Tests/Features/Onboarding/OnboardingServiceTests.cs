using ParkingOps.Domain.Access;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sharing;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Onboarding;
using Xunit;

namespace ParkingOps.Tests.Features.Onboarding;

/// <summary>An application while it is filled in.</summary>
public sealed class OnboardingServiceTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private static readonly Actor Colleague = new("colleague", [Role.Operator], null);

    [Fact]
    public async Task Start_ByAUnitThatHasEnoughToFillIn_IsRefusedUntilOneIsDropped()
    {
        var unit = Register.UnitManagerOf(await console.OrganisationAsync("UNIT-MANY"));
        var started = 0;
        for (var number = 0; number < OnboardingService.MostOpen; number++) started = await StartAsync(unit);

        Assert.Equal("onboarding-many", await Register.RefusalAsync(() => StartAsync(unit)));
        await console.AsAsync<OnboardingService>(unit, applications => applications.DropAsync(started, "not needed"));
        Assert.True(await StartAsync(unit) > started);
        Assert.True(await StartAsync(Register.Operator) > started);
    }

    [Fact]
    public async Task Start_SeveralAtOnce_StopsAtTheSameNumber()
    {
        var unit = Register.UnitManagerOf(await console.OrganisationAsync("UNIT-ONCE"));

        var answers = await Task.WhenAll(Enumerable.Range(0, OnboardingService.MostOpen + 3).Select(_ => Register.RefusalAsync(() => StartAsync(unit))));

        Assert.Equal(OnboardingService.MostOpen, answers.Count(answer => answer is null));
        Assert.Equal(3, answers.Count(answer => answer == "onboarding-many"));
    }

    [Fact]
    public async Task Steps_SavedAndLeft_AreResumedByAnotherOperator()
    {
        var id = await console.FilledAsync(Register.Operator, null, "LEFT");

        var found = (await console.ApplicationAsync(Colleague, id)).Application;
        await console.AsAsync<OnboardingService>(Colleague, applications => applications.SaveQuotasAsync(id, Applications.Quotas(30)));

        Assert.Equal(("LEFT", "Unit LEFT", ApplicationStatus.Draft), (found.OrganisationCode, found.OrganisationName, found.Status));
        Assert.Equal(["LEFT-A1", "LEFT-A2"], found.Sites.Select(site => site.SiteCode));
        Assert.Equal(ServiceKinds.OffPeakSharing, found.Sites[0].Services);
        var again = (await console.ApplicationAsync(Register.Operator, id)).Application;
        Assert.Equal([30, 30], again.Windows.Select(window => window.Spaces));
        Assert.Equal(Colleague.Name, again.ChangedBy);
    }

    [Fact]
    public async Task Sites_OneTakenAway_LeavesTheOthersTheirNumbersAndQuotas()
    {
        var id = await console.FilledAsync(Register.Operator, null, "FEWER");
        var input = SitesInput.Of((await console.ApplicationAsync(Register.Operator, id)).Application);
        input.Sites.RemoveAt(1);
        input.Sites.Add(Applications.Site("FEWER-A3"));

        await console.AsAsync<OnboardingService>(Register.Operator, applications => applications.SaveSitesAsync(id, input));

        var found = (await console.ApplicationAsync(Register.Operator, id)).Application;
        Assert.Equal([(1, "FEWER-A1"), (3, "FEWER-A3")], found.Sites.Select(site => (site.Number, site.SiteCode!)));
        Assert.Equal(2, found.Windows.Count);
    }

    [Fact]
    public async Task Draft_OlderThanTheSites_IsSavedForThoseThatAreLeft()
    {
        var id = await console.FilledAsync(Register.Operator, null, "OLDER");
        await console.AsAsync<OnboardingService>(Register.Operator, applications => applications.SaveSitesAsync(id, new SitesInput { Sites = [Applications.Site("OLDER-A1", number: 1)] }));
        var quotas = Applications.Quotas(20);
        quotas.Quotas.Add(new QuotaProposalInput { SiteNumber = 2, Service = ServiceKind.EvCharging, Windows = quotas.Quotas[0].Windows });

        await console.AsAsync<OnboardingService>(Register.Operator, async applications =>
        {
            await applications.SaveServicesAsync(id, new ServicesInput { Sites = { [1] = ServiceKinds.OffPeakSharing, [2] = ServiceKinds.EvCharging } });
            await applications.SaveQuotasAsync(id, quotas);
        });

        Assert.Equal([(1, 20), (1, 20)], (await console.ApplicationAsync(Register.Operator, id)).Application.Windows.Select(window => (window.SiteNumber, window.Spaces)));
    }

    [Fact]
    public async Task Draft_OlderThanTheServices_ShowsTheQuotasThatAreAskedFor()
    {
        var id = await console.FilledAsync(Register.Operator, null, "STALE");
        await console.AsAsync<OnboardingService>(Register.Operator, applications => applications.SaveServicesAsync(id, new ServicesInput { Sites = { [1] = ServiceKinds.EvCharging, [2] = ServiceKinds.OffPeakSharing } }));

        var draft = Applications.Quotas(20).For((await console.ApplicationAsync(Register.Operator, id)).Application);

        Assert.Equal([(1, ServiceKind.EvCharging, 0), (2, ServiceKind.OffPeakSharing, 0)], draft.Quotas.Select(quota => (quota.SiteNumber, quota.Service, quota.Windows.Count)));
    }

    [Fact]
    public async Task Services_NoLongerAskedFor_TakeTheirQuotaAlong()
    {
        var id = await console.FilledAsync(Register.Operator, null, "LESS");

        await console.AsAsync<OnboardingService>(Register.Operator, applications => applications.SaveServicesAsync(id, new ServicesInput { Sites = { [1] = ServiceKinds.EvCharging } }));

        Assert.Empty((await console.ApplicationAsync(Register.Operator, id)).Application.Windows);
        Assert.Equal("not-found", await RefusalAsync(applications => applications.SaveQuotasAsync(id, Applications.Quotas(10))));
    }

    [Fact]
    public async Task Save_ByTwoFromTheSamePage_RefusesTheSecond()
    {
        var id = await console.FilledAsync(Register.Operator, null, "BOTH");
        var input = ProfileInput.Of((await console.ApplicationAsync(Register.Operator, id)).Application);
        await console.AsAsync<OnboardingService>(Colleague, applications => applications.SaveProfileAsync(id, input));

        Assert.Equal("onboarding-changed", await RefusalAsync(applications => applications.SaveProfileAsync(id, input)));
    }

    [Fact]
    public async Task Save_WithADistrictThatIsNone_IsRefused()
    {
        var id = await console.FilledAsync(Register.Operator, null, "NOWHERE");
        var profile = Applications.Profile("NOWHERE");
        profile.DistrictCode = "999999";

        Assert.Equal("district-unknown", await RefusalAsync(applications => applications.SaveProfileAsync(id, profile)));
    }

    [Fact]
    public async Task Submit_OfWhatIsIncomplete_IsRefusedWithHowMuch()
    {
        var id = 0;
        await console.AsAsync<OnboardingService>(Register.Operator, async applications => id = await applications.StartAsync(null));

        Assert.Equal("onboarding-incomplete", await RefusalAsync(applications => applications.SubmitAsync(id, null)));
        Assert.Equal(ApplicationStatus.Draft, (await console.ApplicationAsync(Register.Operator, id)).Application.Status);
    }

    [Fact]
    public async Task Submitted_Application_CanBeChangedNoMore()
    {
        var id = await console.SubmittedAsync(Register.Operator, null, "SHUT");

        Assert.Equal("onboarding-closed", await RefusalAsync(applications => applications.SaveProfileAsync(id, Applications.Profile("SHUT"))));
        Assert.Equal("onboarding-closed", await RefusalAsync(applications => applications.DropAsync(id, "no longer wanted")));
        Assert.Equal("onboarding-closed", await Register.RefusalAsync(() => console.AttachAsync(Register.Operator, id)));
    }

    [Fact]
    public async Task Unit_SeesAndChangesItsOwnAlone()
    {
        var (mine, others) = (Register.UnitManagerOf(await console.OrganisationAsync("MINE")), await console.OrganisationAsync("OTHERS"));
        var own = await console.FilledAsync(mine, null, "MINE");
        var foreign = await console.FilledAsync(Register.UnitManagerOf(others), null, "OTHERS");
        var bureaus = await console.FilledAsync(Register.Operator, null, "BUREAUS");

        var rows = (await console.AsAsync<OnboardingService, Page<ApplicationRow>>(mine, applications => applications.ListAsync(new ApplicationFilter(null, null, new Paging(0, 50, "Id"))))).Rows;

        Assert.Equal([own], rows.Select(row => row.Id));
        Assert.Equal("MINE", (await console.ApplicationAsync(mine, own)).Application.OrganisationCode);
        foreach (var id in new[] { foreign, bureaus })
        {
            Assert.Equal("not-found", await Register.RefusalAsync(() => console.ApplicationAsync(mine, id)));
            Assert.Equal("not-found", await Register.RefusalAsync(() => console.AsAsync<OnboardingService>(mine, applications => applications.SaveProfileAsync(id, Applications.Profile("MINE")))));
        }
        Assert.Equal("not-found", await Register.RefusalAsync(() => console.AsAsync<OnboardingService>(mine, applications => applications.StartAsync("OTHERS"))));
        Assert.Equal("not-permitted", await Register.RefusalAsync(() => console.AsAsync<OnboardingReviewService>(mine, reviews => reviews.ApproveAsync(own))));
    }

    [Fact]
    public async Task Unit_FillingInASiteLikeAnothers_LearnsNothingOfIt()
    {
        var mine = Register.UnitManagerOf(await console.OrganisationAsync("QUIET"));
        await console.OrganisationAsync("LOUD");
        await console.SiteAsync(Register.Site("LOUD", "LOUD-1", "Yard QUIET-A1"));
        var id = await console.FilledAsync(mine, null, "QUIET");

        Assert.DoesNotContain((await console.ApplicationAsync(mine, id)).Findings, finding => finding.Like is not null);
        Assert.Contains((await console.ApplicationAsync(Register.Operator, id)).Findings, finding => finding is { Kind: FindingKind.SameName, Like.Key: "LOUD-1" });
    }

    [Fact]
    public async Task List_FindsByNameAndCodeOfOrganisationAndSite()
    {
        var id = await console.FilledAsync(Register.Operator, null, "SOUGHT");

        foreach (var words in new[] { "Unit SOUGHT", "sought", "sought-a2", "Yard SOUGHT-A1" })
            Assert.Equal([id], (await ListAsync(words, ApplicationStatus.Draft)).Select(row => row.Id));
        Assert.Empty(await ListAsync("sought", ApplicationStatus.Approved));
    }

    [Fact]
    public async Task Trail_OfAnApplication_TellsFieldByField()
    {
        var id = await console.FilledAsync(Register.Operator, null, "TOLD");
        var input = SitesInput.Of((await console.ApplicationAsync(Register.Operator, id)).Application);
        input.Sites[0].TotalSpaces = 120;
        await console.AsAsync<OnboardingService>(Register.Operator, applications => applications.SaveSitesAsync(id, input));

        var last = (await console.TrailOfAsync($"{id}")).First(line => line.Record == nameof(ProposedSite));

        Assert.Equal(("changed", """{"TotalSpaces":100}""", """{"TotalSpaces":120}"""), (last.Act, last.Before, last.After));
    }

    private async Task<IReadOnlyList<ApplicationRow>> ListAsync(string words, ApplicationStatus status) => (await console.AsAsync<OnboardingService, Page<ApplicationRow>>(
        Register.Operator, applications => applications.ListAsync(new ApplicationFilter(words, status, new Paging(0, 50, "Id"))))).Rows;

    private Task<string?> RefusalAsync(Func<OnboardingService, Task> act) => Register.RefusalAsync(() => console.AsAsync(Register.Operator, act));

    private Task<int> StartAsync(Actor actor) => console.AsAsync<OnboardingService, int>(actor, applications => applications.StartAsync(null));
}
