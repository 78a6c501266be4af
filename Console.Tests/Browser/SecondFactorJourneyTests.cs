using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>A phone with an authenticator app, in the browser: by choice, by duty, and lost.</summary>
public sealed class SecondFactorJourneyTests(GuardedConsole console) : IClassFixture<GuardedConsole>
{
    [Fact]
    public async Task Factor_TurnedOnByChoice_IsAskedForAtTheNextSignInAndARecoveryCodeStandsIn()
    {
        var name = await console.AccountAsync();
        var page = await console.OpenAsync(name, "account");
        var (app, codes) = await TurnOnAsync(page);

        await GuardedConsole.EnterAsync(page, name, Accounts.Password, "sites");
        await Expect(page).ToHaveURLAsync(new Uri(console.App.Address, "login/code?ReturnUrl=%2Fsites").ToString());
        await GoOnAsync(page, app.Code);
        await Expect(page.Locator(".login-card [role=alert]")).ToContainTextAsync("已经用过");
        console.App.Clock.Advance(TimeSpan.FromSeconds(30));
        await GoOnAsync(page, app.Code);
        await Expect(page).ToHaveURLAsync(new Uri(console.App.Address, "sites").ToString());

        var elsewhere = await console.NewPageAsync(Visit.OnAPhone);
        await GuardedConsole.EnterAsync(elsewhere, name, Accounts.Password, "sites");
        await GoOnAsync(elsewhere, codes[0]);
        await Expect(elsewhere).ToHaveURLAsync(new Uri(console.App.Address, "sites").ToString());
    }

    [Fact]
    public async Task Password_WithoutTheCode_OpensNoPageNotEvenOneOfTheOtherSteps()
    {
        var name = await console.AccountAsync();
        await TurnOnAsync(await console.OpenAsync(name, "account"));
        var page = await console.NewPageAsync();
        await GuardedConsole.EnterAsync(page, name, Accounts.Password);

        foreach (var path in new[] { "login/password", "login/second-factor", "login/code" })
        {
            await page.GotoAsync(path);
            await Expect(page).ToHaveURLAsync(new Uri(console.App.Address, "login/code").ToString());
        }
        await page.GotoAsync("account");
        await Expect(page.Locator("#password")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Steps_CopiedOnTheWay_OpenNothingOnceThePersonIsIn()
    {
        var name = await console.AccountAsync();
        var (app, _) = await TurnOnAsync(await console.OpenAsync(name, "account"));
        console.App.Clock.Advance(TimeSpan.FromSeconds(30));
        var page = await console.NewPageAsync();
        await GuardedConsole.EnterAsync(page, name, Accounts.Password);
        var copy = await console.NewPageAsync();
        await copy.Context.AddCookiesAsync((await page.Context.CookiesAsync()).Select(one => new Cookie { Name = one.Name, Value = one.Value, Domain = one.Domain, Path = one.Path }));
        await copy.GotoAsync("login/code");
        await Expect(copy.Locator("#code")).ToBeVisibleAsync();

        await GoOnAsync(page, app.Code);
        await Expect(page).ToHaveURLAsync(console.App.Address.ToString());

        await copy.GotoAsync("login/code");
        await Expect(copy).ToHaveURLAsync(new Uri(console.App.Address, "login").ToString());
    }

    [Fact]
    public async Task Factor_WhereTheRoleNeedsOne_IsSetUpBeforeAnythingElse()
    {
        await using var strict = await ConsoleApp.StartAsync(null, 0, ("Access:SecondFactorRequired", "true"));
        await strict.AsAsync<AccountService>(Actor.System, accounts => accounts.CreateAsync("bureau", Role.Viewer, null, Accounts.Password));
        var page = await console.NewPageAsync(Visit.OnAPhone, strict);
        await GuardedConsole.EnterAsync(page, "bureau", Accounts.Password, "sites");

        var letters = await page.Locator("[data-secret]").InnerTextAsync();
        await GoOnAsync(page, "000000");
        await Expect(page.Locator(".login-card [role=alert]")).ToBeVisibleAsync();
        Assert.Equal(letters, await page.Locator("[data-secret]").InnerTextAsync());
        await GoOnAsync(page, new Authenticator(letters, strict.Clock).Code);
        await Expect(page.Locator("[data-recovery-codes] li")).ToHaveCountAsync(10);
        await page.Locator("a.primary").ClickAsync();

        await Expect(page).ToHaveURLAsync(new Uri(strict.Address, "sites").ToString());
    }

    private async Task<(Authenticator App, List<string> Codes)> TurnOnAsync(IPage page)
    {
        await page.FillAsync("#factor-password", Accounts.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "启用动态口令" }).ClickAsync();
        await Expect(page.Locator("svg.qr path")).ToHaveAttributeAsync("d", new System.Text.RegularExpressions.Regex("^M"));
        var app = new Authenticator(await page.Locator("[data-secret]").InnerTextAsync(), console.App.Clock);
        await page.FillAsync("#code", app.Code);
        await page.GetByRole(AriaRole.Button, new() { Name = "确认启用" }).ClickAsync();
        await Expect(page.Locator("[data-recovery-codes] li")).ToHaveCountAsync(10);
        return (app, [.. await page.Locator("[data-recovery-codes] li").AllInnerTextsAsync()]);
    }

    private static async Task GoOnAsync(IPage page, string code)
    {
        await page.FillAsync("#code", code);
        await page.ClickAsync("button[type=submit]");
    }
}
