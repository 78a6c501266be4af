using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Sites;
using Xunit;
using static ParkingOps.Tests.Features.Imports.BookBuilder;

namespace ParkingOps.Tests.Features.Imports;

/// <summary>The way back from an import, and what bars it.</summary>
public sealed class ImportUndoTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private DateOnly Tomorrow => console.Clock.Today.AddDays(1);

    [Fact]
    public async Task Undo_WhileNothingDepends_TakesAllOfItBack()
    {
        var id = await console.UploadAsync(new BookBuilder().WithUnit("BACK-1", Tomorrow).WithUnit("BACK-2", Tomorrow));
        await console.RunAsync(id, "撤回", submit: true);

        await console.UndoAsync(id);

        var import = await console.ImportAsync(id);
        Assert.Equal((ImportState.Undone, "operator"), (import.State, import.UndoneBy));
        foreach (var code in new[] { "BACK-1", "BACK-2" })
        {
            Assert.Equal("not-found", await Register.RefusalAsync(() => console.FindUnitAsync(code)));
            Assert.Equal("not-found", await Register.RefusalAsync(() => console.FindSiteAsync($"{code}-P1")));
        }
        Assert.Equal(("deleted", "撤回"), (await console.TrailOfAsync("BACK-1")).Select(line => (line.Act, line.Reason!)).First());
        Assert.Equal("import-not-done", await Register.RefusalAsync(() => console.UndoAsync(id)));
    }

    [Fact]
    public async Task Undo_OfAMerge_GivesBackWhatWas()
    {
        await console.OrganisationAsync("WAS", "原名");
        await console.SiteAsync(Register.Site("WAS", "WAS-P1", "原车库"), Lifecycle.Approved);
        var id = await console.UploadAsync(new BookBuilder().WithUnit("WAS", Tomorrow));
        await console.ChooseAsync(id, new ImportChoices { ForAll = MatchChoice.Merge });
        await console.RunAsync(id, "合并后撤回");

        await console.UndoAsync(id);

        var (unit, site) = (await console.FindUnitAsync("WAS"), await console.FindSiteAsync("WAS-P1"));
        Assert.Equal(("原名", OrganisationKind.GovernmentOrgan, null), (unit.Name, unit.Kind, unit.ContactName));
        Assert.Equal(("原车库", "1 North Road", SiteKind.Yard, null), (site.Name, site.Address, site.Kind, site.ContactName));
        Assert.Equal(60, site.CapacityOn(Tomorrow)?.Shareable);
        Assert.Equal(Lifecycle.Approved, site.Lifecycle);
    }

    [Fact]
    public async Task Undo_OfSpacesThatAQuotaHasCountedOnSince_IsRefusedAndLeavesEverything()
    {
        await console.OrganisationAsync("GROWN", "原名");
        await console.SiteAsync(Register.Site("GROWN", "GROWN-P1", "原车库", shareable: 50), Lifecycle.Approved);
        var book = new BookBuilder().With(ImportSheet.Organisations, Organisation("GROWN", "原名")).With(ImportSheet.Sites, Site("GROWN-P1", "原车库", "GROWN", 140, 90));
        var id = await console.UploadAsync(book);
        await console.ChooseAsync(id, new ImportChoices { ForAll = MatchChoice.Merge });
        await console.RunAsync(id, "扩容后撤回");
        await console.QuotaAsync("GROWN-P1", 80);

        Assert.Equal("import-undo-exceeds", await Register.RefusalAsync(() => console.UndoAsync(id)));
        Assert.Equal(ImportState.Imported, (await console.ImportAsync(id)).State);
        Assert.Equal(90, (await console.FindSiteAsync("GROWN-P1")).CapacityOn(Tomorrow)?.Shareable);
    }

    public static TheoryData<string> Bars => ["change", "unit", "site", "offer", "account", "event", "quota", "lifecycle"];

    [Theory]
    [MemberData(nameof(Bars))]
    public async Task Undo_WhenSomethingDepends_IsRefusedAndSaysWhat(string bar)
    {
        var code = $"BAR-{bar}".ToUpperInvariant();
        var id = await console.UploadAsync(new BookBuilder().WithUnit(code, console.Clock.Today));
        await console.RunAsync(id, $"有依赖 {bar}");
        await BarAsync(bar, code);

        var depends = await console.DependsAsync(id);

        Assert.Contains(depends, one => Told(one) == Expected(bar, code));
        Assert.Equal("import-depends", await Register.RefusalAsync(() => console.UndoAsync(id)));
        Assert.Equal($"{code}-P1", (await console.FindSiteAsync($"{code}-P1")).Code);
        Assert.Equal(ImportState.Imported, (await console.ImportAsync(id)).State);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Undo_OfAQuotaOnALiveSite_IsRefusedOnceItIsInForce(int days, bool barred)
    {
        var code = $"FORCE-{days}";
        await console.OrganisationAsync(code);
        await console.SiteAsync(Register.Site(code, $"{code}-P1"), Lifecycle.Live);
        var id = await console.UploadAsync(new BookBuilder().With(ImportSheet.Quotas, Quota($"{code}-P1", console.Clock.Today.AddDays(days), 10)));
        await console.RunAsync(id, code);

        Assert.Equal(barred ? "import-depends" : null, await Register.RefusalAsync(() => console.UndoAsync(id)));
    }

    private static (string?, ImportedKind, string) Told(ImportDependence one) => (one.Record, one.Owner, one.Code);

    private static (string?, ImportedKind, string) Expected(string bar, string code) => bar switch
    {
        "change" or "lifecycle" => (null, ImportedKind.Site, $"{code}-P1"),
        "unit" => (null, ImportedKind.Organisation, code),
        "site" => (nameof(Site), ImportedKind.Organisation, code),
        "account" => ("ConsoleUser", ImportedKind.Organisation, code),
        "event" => ("GateEvent", ImportedKind.Site, $"{code}-P1"),
        "quota" => (nameof(Quota), ImportedKind.Site, $"{code}-P1"),
        _ => (nameof(Offer), ImportedKind.Site, $"{code}-P1"),
    };

    private async Task BarAsync(string bar, string code)
    {
        var site = $"{code}-P1";
        switch (bar)
        {
            case "change":
                var input = await console.AsAsync<SiteService, SiteInput>(Register.Operator, sites => sites.EditAsync(site));
                (input.TotalSpaces, input.ShareableSpaces) = (500, 100);
                await console.AsAsync<SiteService>(Register.Operator, sites => sites.SaveAsync(input, isNew: false));
                break;
            case "unit":
                var unit = await console.AsAsync<OrganisationService, OrganisationInput>(Register.Operator, units => units.EditAsync(code));
                unit.Name = "改了名";
                await console.AsAsync<OrganisationService>(Register.Operator, units => units.SaveAsync(unit, isNew: false));
                break;
            case "site":
                await console.SiteAsync(Register.Site(code, $"{code}-P2"));
                break;
            case "account":
                var number = (await console.FindUnitAsync(code)).Id;
                await console.AsAsync<AccountService>(Actor.System, accounts => accounts.CreateAsync($"m-{number}", Role.UnitManager, number, Accounts.Password));
                break;
            case "event":
                var at = (await console.FindSiteAsync(site)).Id;
                await TestDatabase.ExecuteAsync(console.Connection, $"""
                    select make_gate_event_day('2026-01-01') where to_regclass('gate_events_20260101') is null;
                    insert into gate_events (service_day, site_id, event_id, revision, state, gate, direction, at, admission, plate_hash, plate_mask, not_live, content_hash, batch, received_at)
                    values ('2026-01-01', {at}, 'e', 1, 0, 'g', 1, '2026-01-01T04:00Z', 1, 1, 'm', true, 1, 1, now());
                    """);
                break;
            case "quota":
                await console.AsAsync<SharingService>(Register.Operator, sharing => sharing.SetQuotaAsync(
                    site, new QuotaInput { FirstDay = Tomorrow.AddDays(5), Windows = WindowInput.OfficeYard(5) }));
                break;
            default:
                await console.AsAsync<SiteService>(Register.Operator, sites => sites.MoveAsync(site, Lifecycle.Submitted, null));
                await console.AsAsync<SiteService>(Register.Operator, sites => sites.MoveAsync(site, Lifecycle.Approved, null));
                if (bar == "offer") await console.AsAsync<OfferService>(Register.Operator, offers => offers.SaveDraftAsync(site, console.Offer(5)));
                break;
        }
    }
}
