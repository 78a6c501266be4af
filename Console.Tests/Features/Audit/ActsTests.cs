using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Audit;
using Xunit;

namespace ParkingOps.Tests.Features.Audit;

/// <summary>What is in the trail besides changes, and how a record's own trail reads.</summary>
public sealed class ActsTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private static readonly Visitor Somewhere = new("10.1.2.3", "Chrome / Linux");

    [Fact]
    public async Task SignIn_RightOrWrong_IsInTheTrailWithItsAddress()
    {
        await console.AsAsync<AccountService>(Actor.System, accounts => accounts.CreateAsync("doorkeeper", Role.Viewer, null, Accounts.Password));
        var signIns = console.Services.GetRequiredService<SignInService>();
        var user = (await TestDatabase.QueryAsync<int>(console.Connection, "select id from users where user_name = 'doorkeeper'"))[0];

        await signIns.EnterAsync("doorkeeper", "wrong", Somewhere);
        await signIns.EnterAsync("nobody-of-that-name", "wrong", Somewhere);
        await signIns.StartAsync(user, Somewhere);

        var lines = (await console.TrailOfAsync("doorkeeper")).Where(line => line.Act.StartsWith("sign", StringComparison.Ordinal)).ToList();
        Assert.Equal([("signed-in", "doorkeeper", "10.1.2.3"), ("sign-in-refused", "doorkeeper", "10.1.2.3")], lines.Select(line => (line.Act, line.By, line.Address)));
        Assert.Equal(["sign-in-refused"], (await console.TrailOfAsync("")).Select(line => line.Act));
    }

    [Fact]
    public async Task Key_UsedOftenInAnHour_IsOneLine()
    {
        await console.OrganisationAsync("KEY-USE");
        var text = "";
        await console.AsAsync<ApiKeyService>(Register.Administrator, async keys => text = await keys.CreateAsync("KEY-USE", "gate"));
        console.Clock.SetTo(new DateTime(2026, 3, 18, 11, 10, 0));
        foreach (var minutes in new[] { 0, 0, 5, 30, 45, 2 })
        {
            console.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await console.AsAsync<ApiKeyService>(Actor.Nobody, keys => keys.FindAsync(text, CancellationToken.None, "10.9.9.9"));
        }

        var used = (await console.TrailOfAsync(ApiKey.PrefixOf(text))).Where(line => line.Act == "used").ToList();

        Assert.Equal(2, used.Count);
        Assert.All(used, line => Assert.Equal(($"key:{ApiKey.PrefixOf(text)}", "10.9.9.9"), (line.By, line.Address)));
    }

    [Fact]
    public async Task File_TakenAway_IsInTheTrailWithItsFilter()
    {
        await console.AsAsync<ExportTrail>(Register.Operator, exports => exports.NoteAsync(Permission.ExportStatistics, "/statistics/export.csv", "?from=2026-01-01&kind=%E5%8C%BB"));

        var line = Assert.Single(await console.TrailOfAsync("/statistics/export.csv"));
        Assert.Equal(("exported", "operator"), (line.Act, line.By));
        Assert.Equal("from=2026-01-01&kind=医", JsonDocument.Parse(line.After!).RootElement.GetProperty("Filter").GetString());
    }

    [Fact]
    public async Task History_OfASite_TellsItsPartsInWords()
    {
        await console.OrganisationAsync("TOLD");
        await console.SiteAsync(Register.Site("TOLD", "TOLD-1"), Lifecycle.Submitted);

        var history = await HistoryAsync(Register.Operator, nameof(Site), "TOLD-1");
        await using var scope = console.Services.CreateAsyncScope();
        var words = scope.ServiceProvider.GetRequiredService<AuditWords>();

        Assert.Equal(["LifecycleStep", "Site", "SiteCapacity"], history.Rows.Select(row => row.Record).Distinct().Order());
        var moved = history.Rows.First(row => row is { Record: "Site", Act: "changed" });
        using (new Language("zh-CN")) Assert.Equal("接入状态: 草稿 → 待审核", words.Told(moved, history.Names));
        using (new Language("en")) Assert.Equal("State: Draft → Submitted", words.Told(moved, history.Names));
    }

    [Fact]
    public async Task History_OfAnotherUnit_IsEmptyForAUnitManager()
    {
        var mine = Register.UnitManagerOf(await console.OrganisationAsync("UNIT-A"));
        await console.OrganisationAsync("UNIT-B");
        await console.SiteAsync(Register.Site("UNIT-A", "UNIT-A-1"), Lifecycle.Live);
        await console.QuotaAsync("UNIT-A-1", 20);
        await console.PublishAsync(Register.Operator, "UNIT-A-1", 10);

        var own = await console.AsAsync<AuditService, AuditPageRows>(mine, audit => audit.OwnAsync(AuditFilter.None, 1));

        Assert.Empty((await HistoryAsync(mine, nameof(Organisation), "UNIT-B")).Rows);
        Assert.NotEmpty((await HistoryAsync(mine, nameof(Organisation), "UNIT-A")).Rows);
        Assert.Superset(new HashSet<string> { "Organisation", "Site", "Quota", "Offer", "OfferTimeWindow", "QuotaTimeWindow" }, own.Rows.Select(row => row.Record).ToHashSet());
        Assert.DoesNotContain(own.Rows, row => row.Key.StartsWith("UNIT-B", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_ByPersonKindAndPeriod_HoldsWhatFits()
    {
        await console.OrganisationAsync("FILTERED");
        var day = console.Clock.Today;

        Assert.Equal(1, (await ListAsync(AuditFilter.None with { Key = "FILTERED", Record = "Organisation", Act = "created", By = "oper", From = day, To = day })).Total);
        Assert.Equal(0, (await ListAsync(AuditFilter.None with { Key = "FILTERED", From = day.AddDays(1) })).Total);
        Assert.Equal(0, (await ListAsync(AuditFilter.None with { Key = "FILTERED", To = day.AddDays(-1) })).Total);
        Assert.Equal(0, (await ListAsync(AuditFilter.None with { Key = "%" })).Total);
    }

    private Task<AuditPageRows> HistoryAsync(Actor actor, string record, string key) => console.AsAsync<AuditService, AuditPageRows>(actor, audit => audit.HistoryAsync(record, key, 1));

    private Task<AuditPageRows> ListAsync(AuditFilter filter) => console.AsAsync<AuditService, AuditPageRows>(Register.Auditor, audit => audit.ListAsync(filter, 1));
}
