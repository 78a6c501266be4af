using System.Text;
using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Reservations;
using ParkingOps.Web.Features.Traffic;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>An emergency at a unit, from its two clicks to the board and the citizen app, and back.</summary>
public sealed class WithdrawalJourneyTests(ConsoleInBrowser console) : IClassFixture<ConsoleInBrowser>
{
    private const int Offered = 40;

    [Fact]
    public async Task AnEmergencyWithdrawal_EmptiesTheBoardAndTheApi_AndIsRestored()
    {
        console.App.Clock.SetTo(console.App.Clock.Today.ToDateTime(new TimeOnly(9, 0)));
        using var portal = await Portal.OpenAsync(console.App);
        await SignAsync();
        var unit = await console.OpenAsync(Role.UnitManager, "offers");
        var staff = await console.OpenAsync(Role.Operator, "availability");
        await portal.DemandAsync(staff, Offered);

        await unit.GetByRole(AriaRole.Button, new() { Name = "紧急撤回" }).ClickAsync();
        await unit.GetByRole(AriaRole.Button, new() { Name = "立即撤回" }).ClickAsync();
        await Expect(unit.Locator(".rz-dialog")).ToHaveCountAsync(0);
        await ConsoleInBrowser.GoAsync(unit, $"sites/{SharedSite.Code}?tab=blocks");
        await Expect(unit.Locator(".plain-list .state").First).ToHaveTextAsync("生效中");
        await portal.DemandAsync(staff, 0);

        await portal.DemandSameWhyAsync(staff);
        await Expect(staff.Locator("[data-ruling=Withdrawal]")).ToContainTextAsync("内部安保");
        await DemandAffectedAsync(unit);
        await unit.GetByRole(AriaRole.Button, new() { Name = "恢复开放" }).First.ClickAsync();
        await Expect(unit.Locator(".plain-list .state").First).ToHaveTextAsync("已结束");
        await portal.DemandAsync(staff, Offered);
    }

    [Fact]
    public async Task AWithdrawal_ThatIsRefused_KeepsWhatWasTyped()
    {
        var staff = await console.OpenAsync(Role.Operator, $"sites/{SharedSite.Code}");
        await staff.GetByRole(AriaRole.Button, new() { Name = "紧急撤回" }).ClickAsync();
        await staff.Locator("#withdraw-why").FillAsync("water in the basement");
        await staff.Locator("#withdraw-end").FillAsync("2020-01-01T08:00");
        await Expect(staff.Locator("[data-kept-draft]:has(#withdraw-why)")).ToHaveCountAsync(1);
        await staff.GetByRole(AriaRole.Button, new() { Name = "立即撤回" }).ClickAsync();

        await Expect(staff.Locator(".rz-notification")).ToBeVisibleAsync();
        await Expect(staff.Locator("#withdraw-why")).ToHaveValueAsync("water in the basement");
        await ConsoleInBrowser.GoAsync(staff, $"sites/{SharedSite.Code}");
        await staff.GetByRole(AriaRole.Button, new() { Name = "紧急撤回" }).ClickAsync();
        await staff.Locator(".draft-note .primary").ClickAsync();
        await Expect(staff.Locator("#withdraw-why")).ToHaveValueAsync("water in the basement");
        await staff.Context.CloseAsync();
    }

    [Fact]
    public async Task APlate_IsRevealedToAnOperatorInItsRowAlone_UntilThePageIsLeft()
    {
        await SignAsync("told", "沪C24680");
        await SignAsync("other", "沪C13579");
        var blocks = $"sites/{SharedSite.Code}?tab=blocks";
        var unit = await console.OpenAsync(Role.UnitManager, blocks);
        await unit.GetByRole(AriaRole.Button, new() { Name = "受影响" }).Last.ClickAsync();
        await Expect(unit.Locator(".affected")).ToContainTextAsync("told · 沪C·24**0");
        await Expect(unit.GetByRole(AriaRole.Button, new() { Name = "显示车牌" })).ToHaveCountAsync(0);
        var staff = await console.OpenAsync(Role.Operator, blocks);
        await staff.GetByRole(AriaRole.Button, new() { Name = "受影响" }).Last.ClickAsync();

        await staff.Locator(".affected p", new() { HasText = "told" }).GetByRole(AriaRole.Button, new() { Name = "显示车牌" }).ClickAsync();
        await Expect(staff.GetByRole(AriaRole.Button, new() { Name = "确认" })).ToBeDisabledAsync();
        await staff.Locator("#reason").FillAsync("the yard is closed, calling the citizen");
        await staff.GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();

        await Expect(staff.Locator("[data-revealed]")).ToHaveTextAsync(["沪C24680"]);
        await Expect(staff.Locator(".affected")).ToContainTextAsync("other · 沪C·13**9");
        await ConsoleInBrowser.GoAsync(staff, blocks);
        await staff.GetByRole(AriaRole.Button, new() { Name = "受影响" }).Last.ClickAsync();
        await Expect(staff.Locator(".affected")).ToContainTextAsync("told · 沪C·24**0");
        await Expect(staff.Locator("[data-revealed]")).ToHaveCountAsync(0);
    }

    private async Task SignAsync(string id = "signed", string plate = "沪A12345")
    {
        var line = Bookings.Agreement(id, SharedSite.Code, firstDay: "2026-03-01", lastDay: "2026-12-31", plate: plate, more: ",\"service\":\"hospital-reservation\"");
        await console.App.AsAsync<BookingService>(Actor.System, bookings => bookings.TakeAgreementsAsync(
            BookingReader.ReadAgreements(Encoding.UTF8.GetBytes(line), GateEventFormat.Lines, console.App.Clock.GetUtcNow())!, CancellationToken.None));
    }

    // On the page and in the file, with the last day itself.
    private async Task DemandAffectedAsync(IPage unit)
    {
        await unit.GetByRole(AriaRole.Button, new() { Name = "受影响" }).First.ClickAsync();
        await Expect(unit.Locator(".affected")).ToContainTextAsync("signed · 沪A·12**5 · 2026-03-01 – 2026-12-31");
        var download = await unit.RunAndWaitForDownloadAsync(() => unit.Locator(".affected a[download]").ClickAsync());
        Assert.Contains("agreement,signed,沪A·12**5,HospitalReservation,2026-03-01,2026-12-31", await File.ReadAllTextAsync((await download.PathAsync())!), StringComparison.Ordinal);
        Assert.Single(await TestDatabase.QueryAsync<string>(console.App.Connection, "select key from audit_trail where act = 'exported' and key like '/withdrawals/%/affected.csv'"));
    }
}
