using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>Signing in and out, and what a person sees where there is nothing to see.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WayfindingTests(ConsoleInBrowser console)
{
    [Fact]
    public async Task UnknownAddress_ShowsTheNotFoundPageAndItsLinkLeadsHome()
    {
        var page = await console.SignInAsync(Role.Operator);

        var answer = await page.GotoAsync("no/such/page");

        Assert.Equal(404, answer!.Status);
        await Expect(page).ToHaveTitleAsync("找不到页面");
        await page.Locator("main a").ClickAsync();
        await Expect(page).ToHaveURLAsync(console.App.Address.ToString());
        await page.Locator("[data-interactive=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("sites/NO-SUCH")]
    [InlineData("organisations/NO-SUCH")]
    [InlineData("organisations/NO-SUCH/edit")]
    [InlineData("sites/NO-SUCH/edit")]
    [InlineData("sites/NO-SUCH/quota")]
    [InlineData("sites/NO-SUCH/offer")]
    public async Task UnknownRecord_OfAGoodAddress_IsSaidToBeMissing(string path)
    {
        var page = await console.OpenAsync(Role.Operator, path);

        await Expect(page.Locator("h1")).ToHaveTextAsync("找不到页面");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(Role.Viewer, "users")]
    [InlineData(Role.Viewer, "sites/new")]
    [InlineData(Role.Auditor, "sites")]
    [InlineData(Role.Operator, "audit")]
    public async Task PageOfAnotherRole_IsRefusedInWords(string role, string path)
    {
        var page = await console.OpenAsync(role, path);

        await Expect(page.Locator("h1")).ToHaveTextAsync("没有权限");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task SignIn_FromAPage_LeadsBackToItAndSigningOutEndsIt()
    {
        await using var context = await console.Browser.NewContextAsync(new Visit().Options(console.App.Address, null));
        var page = await context.NewPageAsync();
        await page.GotoAsync("sites?state=Live");
        await SignInAsync(page, Role.Viewer, Accounts.Password);
        await page.Locator("[data-interactive=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.EndsWith("/sites?state=Live", page.Url, StringComparison.Ordinal);

        await page.Locator(".user-menu summary").ClickAsync();
        await page.Locator(".user-card button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/login");
        await page.GotoAsync("sites");

        Assert.Contains("/login", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithWrongPasswords_IsRefusedAndThenLocked()
    {
        await console.App.AsAsync<Web.Features.Access.AccountService>(Actor.System, accounts => accounts.CreateAsync("forgetful", Role.Viewer, null, Accounts.Password));
        await using var context = await console.Browser.NewContextAsync(new Visit().Options(console.App.Address, null));
        var page = await context.NewPageAsync();
        await page.GotoAsync("login");
        for (var attempt = 1; attempt < 5; attempt++)
        {
            await SignInAsync(page, "forgetful", "not this one");
            await Expect(page.Locator(".login-card [role=alert]")).ToContainTextAsync("不正确");
        }

        await SignInAsync(page, "forgetful", "not this one");
        await Expect(page.Locator(".login-card [role=alert]")).ToContainTextAsync("锁定");
        await SignInAsync(page, "forgetful", Accounts.Password);
        await Expect(page.Locator(".login-card [role=alert]")).ToContainTextAsync("锁定");
    }

    [Fact]
    public async Task SignIn_WithoutADatabase_SaysThatItFailedAndUnderWhichNumber()
    {
        await using var app = await ConsoleApp.StartAsync();
        await using var context = await console.Browser.NewContextAsync(new Visit().Options(app.Address, null));
        var page = await context.NewPageAsync();
        await page.GotoAsync("login");
        await TestDatabase.DropAsync(app.Connection);

        await SignInAsync(page, "anybody", Accounts.Password);

        await Expect(page.Locator("h1")).ToHaveTextAsync("内容未能加载");
        await Expect(page.Locator("main code")).ToHaveTextAsync(new Regex("^[0-9a-f]{8}$"));
    }

    [Theory]
    [InlineData("//elsewhere.invalid")]
    [InlineData("/\\elsewhere.invalid")]
    [InlineData("https://elsewhere.invalid/")]
    public async Task Language_WithAnAddressElsewhere_StaysOnTheConsole(string returnUrl)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = console.App.Address };

        var answer = await client.GetAsync(new Uri($"culture?name=en&returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative));

        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    private static async Task SignInAsync(IPage page, string user, string password)
    {
        await page.Locator("#user").FillAsync(user);
        await page.Locator("#password").FillAsync(password);
        await page.RunAndWaitForResponseAsync(() => page.Locator("button[type=submit]").ClickAsync(), answer => answer.Request.Method == "POST");
    }
}
