using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Sites;
using Xunit;

namespace ParkingOps.Tests.Features.Sites;

public sealed class SiteServiceTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    [Fact]
    public async Task Save_OfANewSite_RegistersADraftUnderItsCodeInCapitals()
    {
        await console.OrganisationAsync("NEW");
        await console.SiteAsync(Register.Site("NEW", "new-1", "North gate"));

        var site = await FindAsync("NEW-1");

        Assert.Equal(("North gate", Lifecycle.Draft, "NEW"), (site.Name, site.Lifecycle, site.Organisation.Code));
        Assert.Equal(100, site.CapacityOn(DateOnly.MinValue)?.Total);
    }

    [Fact]
    public async Task Save_OfAChange_ChangesTheRecordAndDatesTheCapacity()
    {
        await console.OrganisationAsync("EDIT");
        await console.SiteAsync(Register.Site("EDIT", "EDIT-1"));
        var input = await EditAsync("EDIT-1");
        (input.Name, input.TotalSpaces, input.ShareableSpaces) = ("South gate", 200, 90);

        await SaveAsync(input);

        var site = await FindAsync("EDIT-1");
        Assert.Equal("South gate", site.Name);
        Assert.Equal((60, 90), (site.CapacityOn(console.Clock.Today.AddDays(-1))?.Shareable, site.CapacityOn(console.Clock.Today)?.Shareable));
    }

    [Fact]
    public async Task Save_OfAContact_KeepsItAndShowsItInTheForm()
    {
        await console.OrganisationAsync("CALL");
        var input = Register.Site("CALL", "CALL-1");
        (input.ContactName, input.ContactPhone, input.DutyHours) = ("门卫室", "021-12345678", "每天 0:00-24:00");

        await console.SiteAsync(input);

        var shown = await EditAsync("CALL-1");
        Assert.Equal(("门卫室", "021-12345678", "每天 0:00-24:00"), (shown.ContactName, shown.ContactPhone, shown.DutyHours));
    }

    [Theory]
    [InlineData("H-001-P1", "H-001", "code-taken")]
    [InlineData("h-001-p1", "H-001", "code-taken")]
    [InlineData("X 1", "H-001", "code-form")]
    [InlineData("X-1", "NOBODY", "organisation-missing")]
    [InlineData("X-1", null, "organisation-missing")]
    public async Task Save_OfANewSiteThatCannotBe_IsRefusedAndLeavesNothing(string code, string? organisation, string refusal)
    {
        var input = Register.Site(organisation!, code);

        Assert.Equal(refusal, await Register.RefusalAsync(() => console.SiteAsync(input)));
        Assert.Equal("not-found", await Register.RefusalAsync(() => FindAsync("X-1")));
    }

    [Fact]
    public async Task Save_WithMoreShareableThanThereAre_IsRefused()
    {
        var input = Register.Site("H-001", "CAP-1");
        input.TotalSpaces = 10;

        Assert.Equal("site-capacity", await Register.RefusalAsync(() => console.SiteAsync(input)));
    }

    [Fact]
    public async Task Save_ByTwoPeopleFromTheSameForm_RefusesTheSecond()
    {
        await console.OrganisationAsync("BOTH");
        await console.SiteAsync(Register.Site("BOTH", "BOTH-1"));
        var (first, second) = (await EditAsync("BOTH-1"), await EditAsync("BOTH-1"));
        (first.Name, second.Name) = ("first", "second");

        await SaveAsync(first);

        Assert.Equal("changed-meanwhile", await Register.RefusalAsync(() => SaveAsync(second)));
        Assert.Equal("first", (await FindAsync("BOTH-1")).Name);
        var again = await EditAsync("BOTH-1");
        again.Name = "second";
        await SaveAsync(again);
        Assert.Equal("second", (await FindAsync("BOTH-1")).Name);
    }

    // Spaces are a part of the record: their change alone leaves the record's own version as it was.
    [Fact]
    public async Task Save_AfterAnotherChangedTheSpacesAlone_IsRefused()
    {
        await console.OrganisationAsync("PARTS");
        await console.SiteAsync(Register.Site("PARTS", "PARTS-1"));
        var (first, second) = (await EditAsync("PARTS-1"), await EditAsync("PARTS-1"));
        (first.TotalSpaces, second.Name) = (120, "second");

        await SaveAsync(first);

        Assert.Equal("changed-meanwhile", await Register.RefusalAsync(() => SaveAsync(second)));
        Assert.Equal(120, (await FindAsync("PARTS-1")).CapacityOn(console.Clock.Today)!.Total);
    }

    [Theory]
    [InlineData(59, "quota-exceeds-capacity")]
    [InlineData(60, null)]
    public async Task Save_OfFewerShareableSpacesThanTheQuotaHolds_IsRefused(int shareable, string? refusal)
    {
        var code = $"FEWER-{shareable}";
        await console.OrganisationAsync(code);
        await console.SiteAsync(Register.Site(code, code, shareable: 80), Lifecycle.Live);
        await console.QuotaAsync(code, 60);
        var input = await EditAsync(code);
        (input.ShareableSpaces, input.CapacityFrom) = (shareable, console.Clock.Today.AddDays(30));

        Assert.Equal(refusal, await Register.RefusalAsync(() => SaveAsync(input)));
        Assert.Equal(refusal is null ? shareable : 80, (await FindAsync(code)).CapacityOn(console.Clock.Today.AddDays(40))?.Shareable);
    }

    [Theory]
    [InlineData(Lifecycle.Live, -60, "capacity-past")]
    [InlineData(Lifecycle.Live, 0, "capacity-past")]
    [InlineData(Lifecycle.Live, 1, null)]
    [InlineData(Lifecycle.Approved, -60, null)]
    public async Task Save_OfOtherSpacesFromADay_IsRefusedWhereItWouldAlterThePast(Lifecycle state, int days, string? refusal)
    {
        var code = $"PAST-{state}{days + 60}".ToUpperInvariant();
        await console.OrganisationAsync(code);
        await console.SiteAsync(Register.Site(code, code, shareable: 80), state);
        var input = await EditAsync(code);
        (input.ShareableSpaces, input.CapacityFrom) = (70, console.Clock.Today.AddDays(days));

        Assert.Equal(refusal, await Register.RefusalAsync(() => SaveAsync(input)));

        var site = await FindAsync(code);
        Assert.Equal(state == Lifecycle.Live ? 80 : 70, site.CapacityOn(console.Clock.Today)?.Shareable);
        Assert.Equal(refusal is null ? 70 : 80, site.CapacityOn(console.Clock.Today.AddDays(1))?.Shareable);
    }

    [Fact]
    public async Task Save_OfAnotherNameOfALiveSite_KeepsItsSpacesAndThosePlanned()
    {
        await console.OrganisationAsync("RENAME");
        await console.SiteAsync(Register.Site("RENAME", "RENAME-1", shareable: 80), Lifecycle.Live);
        var planned = await EditAsync("RENAME-1");
        planned.ShareableSpaces = 70;
        await SaveAsync(planned);
        var renamed = await EditAsync("RENAME-1");
        renamed.Name = "another";
        await SaveAsync(renamed);

        var site = await FindAsync("RENAME-1");
        Assert.Equal((80, 70), (site.CapacityOn(console.Clock.Today)!.Shareable, site.CapacityOn(console.Clock.Today.AddDays(1))!.Shareable));
    }

    [Fact]
    public async Task Move_ToLiveAndOn_LeavesALineOfTheTrailForEachStep()
    {
        await console.OrganisationAsync("WAY");
        await console.SiteAsync(Register.Site("WAY", "WAY-1"), Lifecycle.Live);
        await MoveAsync("WAY-1", Lifecycle.Suspended, "works in the yard");

        var lines = (await TrailAsync("WAY-1")).Where(line => line is { Record: nameof(Site), Act: "changed" }).Reverse().ToList();

        Assert.Equal(
            [("0", "1"), ("1", "2"), ("2", "3"), ("3", "4")],
            lines.Select(line => (LifecycleIn(line.Before!), LifecycleIn(line.After!))));
        Assert.All(lines, line => Assert.Equal(("operator", console.Clock.GetUtcNow()), (line.By, line.At)));
        Assert.Equal([null, null, null, "works in the yard"], lines.Select(line => line.Reason));
        Assert.Equal(["operator"], (await FindAsync("WAY-1")).LifecycleSteps.Select(step => step.By).Distinct());
    }

    [Fact]
    public async Task Move_ThatIsRefused_ChangesNothingAndLeavesNoLine()
    {
        await console.OrganisationAsync("STAY");
        await console.SiteAsync(Register.Site("STAY", "STAY-1"));
        var before = await TrailAsync("STAY-1");

        Assert.Equal("lifecycle-step", await Register.RefusalAsync(() => MoveAsync("STAY-1", Lifecycle.Live, null)));
        Assert.Equal("reason-missing", await Register.RefusalAsync(() => MoveAsync("STAY-1", Lifecycle.Closed, " ")));

        Assert.Equal(Lifecycle.Draft, (await FindAsync("STAY-1")).Lifecycle);
        Assert.Equal(before.Count, (await TrailAsync("STAY-1")).Count);
    }

    [Fact]
    public async Task Submit_OfAPublishedHospitalThatIsIncomplete_NamesWhatIsMissing() =>
        Assert.Equal("site-incomplete", await Register.RefusalAsync(() => MoveAsync("H-002-P1", Lifecycle.Submitted, null)));

    private static string LifecycleIn(string json) => System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("Lifecycle").ToString();

    private Task<Site> FindAsync(string code) => console.AsAsync<SiteService, Site>(Register.Operator, sites => sites.FindAsync(code));

    private Task<SiteInput> EditAsync(string code) => console.AsAsync<SiteService, SiteInput>(Register.Operator, sites => sites.EditAsync(code));

    private Task SaveAsync(SiteInput input) => console.AsAsync<SiteService>(Register.Operator, sites => sites.SaveAsync(input, isNew: false));

    private Task MoveAsync(string code, Lifecycle to, string? reason) =>
        console.AsAsync<SiteService>(Register.Operator, sites => sites.MoveAsync(code, to, reason));

    private Task<List<AuditEntry>> TrailAsync(string key) =>
        console.TrailOfAsync(key);
}
