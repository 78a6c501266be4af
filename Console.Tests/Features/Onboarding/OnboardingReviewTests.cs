using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Notices;
using ParkingOps.Web.Features.Onboarding;
using ParkingOps.Web.Features.Sites;
using Xunit;

namespace ParkingOps.Tests.Features.Onboarding;

/// <summary>An application as the bureau decides on it.</summary>
public sealed class OnboardingReviewTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private static readonly Actor Reviewer = new("reviewer", [Role.Operator], null);

    [Fact]
    public async Task Approve_OfANewOrganisation_BringsEverythingIntoTheRegister()
    {
        var id = await console.SubmittedAsync(Register.Operator, null, "FRESH");
        console.Clock.Advance(TimeSpan.FromHours(1));

        await ApproveAsync(id);

        var (organisation, rows) = await console.AsAsync<OrganisationService, (Organisation, List<SiteRow>)>(Reviewer, organisations => organisations.FindAsync("FRESH"));
        Assert.Equal(("Unit FRESH", "310101", "FRESH West Road", "Duty office"), (organisation.Name, organisation.DistrictCode, organisation.Address, organisation.ContactName));
        Assert.Equal(["FRESH-A1", "FRESH-A2"], rows.Select(row => row.Code));
        var site = await console.AsAsync<SiteService, Site>(Reviewer, sites => sites.FindAsync("FRESH-A1"));
        Assert.Equal((40, 60, SiteKind.Yard, "OffPeakSharing"), (site.CapacityOn(console.Clock.Today)!.Internal, site.CapacityOn(console.Clock.Today)!.Shareable, site.Kind, site.ServicesAsked));
        Assert.Equal(("值班室", "021-12345678", "每天 6:00-22:00"), (site.ContactName, site.ContactPhone, site.DutyHours));
        Assert.Equal([(Lifecycle.Submitted, "operator"), (Lifecycle.Approved, "reviewer")], site.LifecycleSteps.OrderBy(step => step.Number).Select(step => (step.To, step.By)));
        await using var database = await OpenAsync();
        var quota = Assert.Single(await database.Quotas.Where(one => one.SiteId == site.Id).ToListAsync());
        Assert.Equal((ServiceKind.OffPeakSharing, console.Clock.Today, "reviewer"), (quota.Service, quota.FirstDay, quota.SetBy));
        Assert.Equal([40, 40], quota.Windows.Select(window => window.Spaces));
        var (application, findings) = await console.ApplicationAsync(Reviewer, id);
        Assert.Empty(findings);
        Assert.Equal((ApplicationStatus.Approved, (int?)organisation.Id), (application.Status, application.OrganisationId));
        Assert.Contains(await NoticesAsync(Register.Operator), notice => notice.Subject == "onboarding-approved" && notice.Link == $"onboarding/{id}");
    }

    [Fact]
    public async Task Approve_OfAUnitsOwnSites_ChangesTheKnownOrganisation()
    {
        var manager = Register.UnitManagerOf(await console.OrganisationAsync("KNOWN"));
        var id = await console.SubmittedAsync(manager, null, "KNOWN");

        await ApproveAsync(id);

        var (organisation, rows) = await console.AsAsync<OrganisationService, (Organisation, List<SiteRow>)>(Reviewer, organisations => organisations.FindAsync("KNOWN"));
        Assert.Equal(("Duty office", AdministrativeLevel.District, 2), (organisation.ContactName, organisation.Level, rows.Count));
        Assert.Contains(await NoticesAsync(manager), notice => notice.Subject == "onboarding-approved");
    }

    [Fact]
    public async Task Approve_OfAnOrganisationThatTheRegisterHasChangedSince_KeepsTheRegistersAndSaysSo()
    {
        var manager = Register.UnitManagerOf(await console.OrganisationAsync("MOVED"));
        var id = await console.SubmittedAsync(manager, null, "MOVED");
        console.Clock.Advance(TimeSpan.FromMinutes(1));
        await console.AsAsync<OrganisationService>(Reviewer, async organisations =>
        {
            var input = OrganisationInput.Of((await organisations.FindAsync("MOVED")).Organisation);
            input.ContactName = "New office";
            await organisations.SaveAsync(input, isNew: false);
        });

        Assert.Contains((await console.ApplicationAsync(Reviewer, id)).Findings, finding => finding is { Kind: FindingKind.ProfileKept, Blocks: false });
        await ApproveAsync(id);

        var (organisation, rows) = await console.AsAsync<OrganisationService, (Organisation, List<SiteRow>)>(Reviewer, organisations => organisations.FindAsync("MOVED"));
        Assert.Equal(("New office", 2), (organisation.ContactName, rows.Count));
    }

    [Fact]
    public async Task Decision_OnWhatTheReviewerNeverSaw_IsRefused()
    {
        var id = await console.SubmittedAsync(Register.Operator, null, "STALE");
        var seen = (await console.ApplicationAsync(Reviewer, id)).Application.Version;
        await ReturnAsync(id, new ReturnInput { Reason = "more spaces?" });
        await console.AsAsync<OnboardingService>(Register.Operator, async applications =>
        {
            await applications.SaveSitesAsync(id, new SitesInput { Sites = [Applications.Site("STALE-A1", 9999, 9999, 1)] });
            await applications.SubmitAsync(id, null);
        });

        Assert.Equal("onboarding-changed-review", await Register.RefusalAsync(() => console.AsAsync<OnboardingReviewService>(Reviewer, reviews => reviews.ApproveAsync(id, seen))));
        Assert.Equal("onboarding-changed-review", await Register.RefusalAsync(() => console.AsAsync<OnboardingReviewService>(Reviewer, reviews => reviews.ReturnAsync(id, new ReturnInput { Reason = "no" }, seen))));
        await LeftNothingAsync(id, "STALE");
    }

    [Fact]
    public async Task Return_WithRemarks_IsCorrectedAndApproved()
    {
        var id = await console.SubmittedAsync(Register.Operator, null, "BACK");
        var field = ApplicationFields.Site(1, "Address");
        await ReturnAsync(id, new ReturnInput { Remarks = { [field] = "which gate?", [ApplicationFields.Profile("Name")] = " " }, Reason = "nearly there" });

        var returned = await console.ApplicationAsync(Register.Operator, id);
        Assert.Equal((ApplicationStatus.Returned, "which gate?", null), (returned.Application.Status, returned.RemarkOn(field), returned.RemarkOn(ApplicationFields.Profile("Name"))));
        Assert.Contains(await NoticesAsync(Register.Operator), notice => notice.Subject == "onboarding-returned" && notice.Link == $"onboarding/{id}");
        var input = SitesInput.Of(returned.Application);
        input.Sites[0].Address = "BACK 2 West Road";
        await console.AsAsync<OnboardingService>(Register.Operator, async applications =>
        {
            await applications.SaveSitesAsync(id, input);
            await applications.SubmitAsync(id, null);
        });
        await ApproveAsync(id);

        var steps = (await console.ApplicationAsync(Reviewer, id)).Application.Steps.OrderBy(step => step.Number).Select(step => step.To);
        Assert.Equal([ApplicationStatus.Draft, ApplicationStatus.Submitted, ApplicationStatus.Returned, ApplicationStatus.Submitted, ApplicationStatus.Approved], steps);
        Assert.Equal("BACK 2 West Road", (await console.AsAsync<SiteService, Site>(Reviewer, sites => sites.FindAsync("BACK-A1"))).Address);
    }

    [Fact]
    public async Task Return_WithoutAWord_IsRefused() => Assert.Equal(
        "onboarding-no-remark", await Register.RefusalAsync(async () => await ReturnAsync(await console.SubmittedAsync(Register.Operator, null, "MUTE"), new ReturnInput())));

    [Fact]
    public async Task Approve_WhenACodeWasTakenMeanwhile_LeavesNothing()
    {
        var id = await console.SubmittedAsync(Register.Operator, null, "LATE");
        await console.SiteAsync(Register.Site("H-001", "LATE-A2"));

        Assert.Equal("onboarding-incomplete", await Register.RefusalAsync(() => ApproveAsync(id)));

        await LeftNothingAsync(id, "LATE");
    }

    // Between the checklist and the register nobody looks again, so the register itself has to refuse.
    [Fact]
    public async Task Change_BringingACodeTakenInTheSameMoment_IsRefused()
    {
        var id = await console.SubmittedAsync(Register.Operator, null, "MOMENT");
        await console.OrganisationAsync("MOMENT");

        Assert.Equal("changed-meanwhile", await Register.RefusalAsync(() => console.AsAsync<ApplicationChanges>(Reviewer, changes =>
            changes.RunAsync(Permission.EditRegister, id, Registration.BringInAsync))));

        Assert.Equal(ApplicationStatus.Submitted, (await console.ApplicationAsync(Reviewer, id)).Application.Status);
    }

    // As if the application had been altered past the console.
    [Fact]
    public async Task Approve_WhenTheQuotaDoesNotFit_LeavesNothing()
    {
        var id = await console.SubmittedAsync(Register.Operator, null, "REFUSED");
        await TestDatabase.ExecuteAsync(console.Connection, $"update proposed_windows set spaces = 61 where application_id = {id}");

        Assert.Equal("onboarding-incomplete", await Register.RefusalAsync(() => ApproveAsync(id)));

        await LeftNothingAsync(id, "REFUSED");
    }

    [Theory]
    [InlineData(true, "onboarding-same-person")]
    [InlineData(false, null)]
    public async Task Approve_ByWhoeverSubmitted_IsRefusedWhereFourEyesAreAsked(bool differs, string? refusal)
    {
        var id = await console.SubmittedAsync(Reviewer, null, $"EYES-{differs}".ToUpperInvariant());
        await using var own = ConsoleServices.Build(console.Connection, console.Clock, $"--Sharing:ApproverDiffers={differs}");
        await using var scope = own.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Web.Features.Access.CurrentActor>().Be(Reviewer);

        Assert.Equal(refusal, await Register.RefusalAsync(() => scope.ServiceProvider.GetRequiredService<OnboardingReviewService>().ApproveAsync(id)));
    }

    [Fact]
    public async Task Approve_Twice_IsRefused()
    {
        var id = await console.SubmittedAsync(Register.Operator, null, "TWICE");
        await ApproveAsync(id);

        Assert.Equal("onboarding-not-submitted", await Register.RefusalAsync(() => ApproveAsync(id)));
    }

    private async Task LeftNothingAsync(int id, string code)
    {
        Assert.Equal("not-found", await Register.RefusalAsync(() => console.AsAsync<OrganisationService>(Reviewer, organisations => organisations.FindAsync(code))));
        Assert.Equal("not-found", await Register.RefusalAsync(() => console.AsAsync<SiteService>(Reviewer, sites => sites.FindAsync($"{code}-A1"))));
        Assert.Equal(ApplicationStatus.Submitted, (await console.ApplicationAsync(Reviewer, id)).Application.Status);
    }

    private Task ApproveAsync(int id) => console.AsAsync<OnboardingReviewService>(Reviewer, reviews => reviews.ApproveAsync(id));

    private Task ReturnAsync(int id, ReturnInput input) => console.AsAsync<OnboardingReviewService>(Reviewer, reviews => reviews.ReturnAsync(id, input));

    private async Task<IReadOnlyList<NoticeRow>> NoticesAsync(Actor actor) => (await console.AsAsync<NoticeService, Page<NoticeRow>>(actor, notices => notices.ListAsync(0, 50))).Rows;

    private async Task<ConsoleDb> OpenAsync()
    {
        var database = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDb>>().CreateDbContextAsync();
        database.Actor = Actor.System;
        return database;
    }
}
