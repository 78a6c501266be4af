using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Jobs;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>An event under a code that nobody knows, from the quarantine to the site's figures.</summary>
public sealed class QuarantineJourneyTests(ConsoleInBrowser console) : IClassFixture<ConsoleInBrowser>
{
    [Fact]
    public async Task ACorrection_OpenedForSome_IsGoneOnceOthersAreShown()
    {
        var day = console.App.Clock.Today;
        await SharedSite.SendAsync(console.App, TrafficDatabase.Line("corr-1", $"{day:yyyy-MM-dd}T08:00:00+08:00", site: "OLD-88"), TrafficDatabase.Line("corr-2", $"{day:yyyy-MM-dd}T08:00:00+08:00", site: "OLD-99"));
        var page = await console.OpenAsync(Role.Operator, "quarantine?site=OLD-88");
        await page.GetByRole(AriaRole.Button, new() { Name = "更正（1）" }).ClickAsync();
        await page.Locator("#correct-site").FillAsync(SharedSite.Code);

        await page.Locator("#state").SelectOptionAsync("dismissed");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("state=dismissed"));
        await Expect(page.Locator("#correct-site")).ToHaveCountAsync(0);
        await ConsoleInBrowser.GoAsync(page, "quarantine?site=OLD-99");
        await page.GetByRole(AriaRole.Button, new() { Name = "更正（1）" }).ClickAsync();
        await Expect(page.Locator("#correct-site")).ToHaveValueAsync("");
        await Expect(page.Locator(".draft-note")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task AnUnknownSiteCode_IsMappedOnce_AndItsEventsReachTheFigures()
    {
        var yesterday = console.App.Clock.Today.AddDays(-1);
        var key = await SharedSite.SendAsync(console.App, TrafficDatabase.Line("gate-1", $"{yesterday:yyyy-MM-dd}T08:00:00+08:00", site: "OLD-77"));
        var page = await console.OpenAsync(Role.Operator, "quarantine?site=OLD-77");
        await Expect(page.Locator(".rz-data-row")).ToContainTextAsync("沪A·12**5");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("沪A12345");

        await page.GetByRole(AriaRole.Link, new() { Name = "为编码 OLD-77 设置对照" }).ClickAsync();
        await page.Locator("#meant").FillAsync(SharedSite.Code);
        await page.Locator("#why").FillAsync("the code of the old contract");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存对照" }).ClickAsync();
        await Expect(page.Locator("table tbody tr", new() { HasText = "OLD-77" })).ToContainTextAsync("生效中");
        await page.Locator("table tbody tr", new() { HasText = "OLD-77" }).GetByRole(AriaRole.Link, new() { Name = "1 条待重新入库" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "重新入库（1）" }).ClickAsync();
        await page.Locator(".rz-dialog").GetByRole(AriaRole.Button, new() { Name = "重新入库" }).ClickAsync();

        await Expect(page.Locator("#replay")).ToContainTextAsync("补录 1 条");
        await Expect(page.Locator(".rz-data-row")).ToHaveCountAsync(0);
        await ConsoleInBrowser.GoAsync(page, $"quarantine/receipts?key={key}");
        await Expect(page.Locator("#sum")).ToContainTextAsync("接收 1 = 入库 0 + 重复 0 + 隔离 1");
        await Expect(page.Locator("#sum")).ToContainTextAsync("之后补录 1");
        await console.App.AsAsync<AggregationService>(Actor.System, aggregation => aggregation.RunAsync(CancellationToken.None));
        Assert.Equal([1], await TestDatabase.QueryAsync<int>(
            console.App.Connection, $"select entries from day_rollups join sites on sites.id = site_id where code = '{SharedSite.Code}' and day = '{yesterday:yyyy-MM-dd}' and admission = 0 and service = 0"));
        await page.Context.CloseAsync();
    }
}
