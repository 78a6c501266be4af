using System.Globalization;
using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Sites;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>The way of an offer between its unit and the bureau, as both sides see it.</summary>
public sealed class ReviewJourneyTests(ConsoleInBrowser console) : IClassFixture<ConsoleInBrowser>
{
    private const int AtOnce = 10;
    private const int Offered = 40;
    private const string Another = "unit-b";
    private const string AnothersUnit = "H-002";

    [Fact]
    public async Task AnOffer_ReturnedCorrectedAndApprovedWithNineOthers_IsSeenByItsUnitAlone()
    {
        using var portal = await Portal.OpenAsync(console.App);
        var unit = await console.OpenAsync(Role.UnitManager, "offers");
        var staff = await console.OpenAsync(Role.Operator, "sites");

        await SubmitAsync(unit, spaces: 2);
        // The other one tells of the application that waits from the start.
        await Expect(staff.Locator(".bell-count")).ToHaveTextAsync("2");
        await ReturnAsync(staff, "改为一个");

        // The other one tells of the offer that the operator has published for it.
        await Expect(unit.Locator(".bell-count")).ToHaveTextAsync("2");
        var offer = await CorrectAsync(unit, "改为一个", spaces: 1);
        await SubmitOthersAsync(AtOnce - 1);
        await portal.DemandAsync(staff, Offered);
        await TypeAReasonForOneOnlyAsync(staff);
        await ApproveAllAsync(staff);
        await portal.DemandAsync(staff, Offered + AtOnce);

        await ConsoleInBrowser.GoAsync(unit, offer);
        await Expect(unit.Locator("h1 .state")).ToHaveTextAsync("已发布");
        await Expect(unit.Locator(".plain-list li")).ToHaveCountAsync(6);
        await OthersSeeNothingAsync(offer);
    }

    private static async Task SubmitAsync(IPage page, int spaces)
    {
        await ConsoleInBrowser.GoAsync(page, $"sites/{SharedSite.Code}/offer");
        await page.FillAsync("#spaces", spaces.ToString(CultureInfo.InvariantCulture));
        await page.FillAsync("#zone", "地下一层");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交审核" }).ClickAsync();
        await page.WaitForURLAsync($"**/sites/{SharedSite.Code}");
    }

    private static async Task ReturnAsync(IPage page, string reason)
    {
        await ConsoleInBrowser.GoAsync(page, "reviews");
        await Expect(page.Locator("tr.rz-data-row .meter-text")).ToHaveTextAsync("配额 60 · 已占 40 · 本次 2 · 剩余 18");
        await page.Locator("tr.rz-data-row button").ClickAsync();
        await page.Locator(".rz-dialog #reason").FillAsync(reason);
        await page.Locator(".rz-dialog button[type=submit]").ClickAsync();
        await Expect(page.Locator("tr.rz-data-row")).ToHaveCountAsync(0);
    }

    private static async Task<string> CorrectAsync(IPage page, string reason, int spaces)
    {
        await page.Locator(".bell").ClickAsync();
        await page.Locator(".notices a", new() { HasText = reason }).ClickAsync();
        await Expect(page.Locator(".note.tone-bad")).ToContainTextAsync(reason);
        await Expect(page.Locator(".bell-count")).ToHaveTextAsync("1");
        var offer = new Uri(page.Url).AbsolutePath.TrimStart('/');
        await page.Locator($"a[href='{offer}/edit']").ClickAsync();
        await Expect(page.Locator("#zone")).ToHaveValueAsync("地下一层");
        await page.FillAsync("#spaces", spaces.ToString(CultureInfo.InvariantCulture));
        await page.Locator("button[type=submit].primary").ClickAsync();
        await page.WaitForURLAsync($"**/sites/{SharedSite.Code}");
        return offer;
    }

    // What is typed about one offer is offered back for that one, and never for another. Who lets it be finds the very same
    // list: one made anew would swallow a click that is under way.
    private static async Task TypeAReasonForOneOnlyAsync(IPage page)
    {
        await ConsoleInBrowser.GoAsync(page, "reviews");
        var buttons = page.Locator("tr.rz-data-row button");
        await buttons.First.EvaluateAsync("button => button.dataset.known = ''");
        await buttons.First.ClickAsync();
        await page.Locator(".rz-dialog #reason").FillAsync("只说这一项");
        await Expect(page.Locator(".rz-dialog [data-kept-draft]")).ToHaveCountAsync(1);
        await page.Locator(".rz-dialog .form-foot .plain-button:not(.primary):not(.danger)").ClickAsync();
        await Expect(page.Locator(".rz-dialog")).ToHaveCountAsync(0);
        foreach (var (button, notes) in new[] { (buttons.Nth(1), 0), (buttons.First, 1) })
        {
            await button.ClickAsync();
            await Expect(page.Locator(".rz-dialog #reason")).ToHaveValueAsync("");
            await Expect(page.Locator(".rz-dialog .draft-note")).ToHaveCountAsync(notes);
            // The dialog listens to keys from the moment at which it takes the focus.
            await Expect(page.Locator(".rz-dialog #reason")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.Locator(".rz-dialog")).ToHaveCountAsync(0);
        }

        await Expect(page.Locator("[data-known]")).ToHaveCountAsync(1);
    }

    private static async Task ApproveAllAsync(IPage page)
    {
        await ConsoleInBrowser.GoAsync(page, "reviews");
        await Expect(page.Locator("tr.rz-data-row")).ToHaveCountAsync(AtOnce);
        await page.GetByRole(AriaRole.Button, new() { Name = "全选" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"批准所选（{AtOnce}）" }).ClickAsync();
        await Expect(page.Locator(".note[role=status]")).ToContainTextAsync($"已批准 {AtOnce} 项，共 {AtOnce} 项");
        await Expect(page.Locator("tr.rz-data-row")).ToHaveCountAsync(0);
    }

    private async Task SubmitOthersAsync(int count)
    {
        var organisation = await NumberOfAsync(Accounts.UnitCode);
        var manager = new Actor(Role.UnitManager, [Role.UnitManager], organisation);
        for (var number = 0; number < count; number++)
            await console.App.AsAsync<OfferService>(manager, offers => offers.SubmitAsync(SharedSite.Code, new OfferInput
            {
                Service = ServiceKind.HospitalReservation,
                Spaces = 1,
                FirstDay = console.App.Clock.Today,
                Windows = WindowInput.HospitalDay(1),
            }));
    }

    private async Task OthersSeeNothingAsync(string offer)
    {
        var organisation = await NumberOfAsync(AnothersUnit);
        await console.App.AsAsync<AccountService>(Actor.System, accounts => accounts.CreateAsync(Another, Role.UnitManager, organisation, Accounts.Password));
        var page = await console.OpenAsync(Another, "offers");
        await Expect(page.Locator(".rz-datatable-emptymessage, .rz-datatable-emptymessage-row").First).ToBeVisibleAsync();
        await Expect(page.Locator("tr.rz-data-row")).ToHaveCountAsync(0);
        await Expect(page.Locator(".bell-count")).ToHaveCountAsync(0);
        foreach (var (address, title) in new[] { (offer, "找不到页面"), ($"{offer}/edit", "找不到页面"), ($"sites/{SharedSite.Code}/offer", "找不到页面"), ("reviews", "没有权限") })
        {
            await ConsoleInBrowser.GoAsync(page, address);
            await Expect(page.Locator("h1")).ToHaveTextAsync(title);
        }
    }

    private async Task<int> NumberOfAsync(string organisation)
    {
        var number = 0;
        await console.App.AsAsync<OrganisationService>(Actor.System, async organisations => number = (await organisations.FindAsync(organisation)).Organisation.Id);
        return number;
    }
}
