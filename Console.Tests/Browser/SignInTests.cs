using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>How people get in, are kept out and are sent out.</summary>
public sealed partial class SignInTests(GuardedConsole console) : IClassFixture<GuardedConsole>
{
    private const string Another = "Another-Tram-27";

    [Fact]
    public async Task WrongPassword_FiveTimes_LocksUntilTheAdministratorUnlocks()
    {
        var name = await console.AccountAsync();
        var page = await console.NewPageAsync();
        for (var time = 1; time <= 5; time++) await GuardedConsole.EnterAsync(page, name, "wrong");
        await Expect(page.Locator(".login-card [role=alert]")).ToContainTextAsync("20");
        await GuardedConsole.EnterAsync(page, name, Accounts.Password);
        await Expect(page.Locator(".login-card [role=alert]")).ToContainTextAsync("20");

        var chief = await console.OpenAsync("chief", $"users/{name}");
        await chief.GetByText("解除锁定").ClickAsync();
        await Expect(chief.Locator("h1 .state")).ToHaveClassAsync("state tone-good");

        await GuardedConsole.EnterAsync(page, name, Accounts.Password);
        await Expect(page).ToHaveURLAsync(console.App.Address.ToString());
    }

    [Fact]
    public async Task Idle_AfterEighteenMinutes_IsWarnedAndStaysWhenAnswered()
    {
        var page = await console.OpenAsync(await console.AccountAsync(), "sites");

        console.App.Clock.Advance(TimeSpan.FromMinutes(18.5));
        await Expect(page.GetByRole(AriaRole.Alertdialog, new() { Name = "您还在吗？" })).ToBeVisibleAsync();
        await page.GetByText("继续使用").ClickAsync();
        await Expect(page.Locator(".idle-box")).ToHaveCountAsync(0);
        console.App.Clock.Advance(TimeSpan.FromMinutes(17));
        await page.ReloadAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("停车场");
    }

    [Fact]
    public async Task Idle_AfterTwentyMinutes_EndsOnTheSignInPageThatSaysWhyAndLeadsBack()
    {
        var name = await console.AccountAsync();
        var page = await console.OpenAsync(name, "sites");

        console.App.Clock.Advance(TimeSpan.FromMinutes(21));
        await Expect(page).ToHaveURLAsync(LoginPage());
        await Expect(page.Locator(".login-card [role=status]")).ToContainTextAsync("长时间没有操作");
        await page.FillAsync("#user", name);
        await page.FillAsync("#password", Accounts.Password);
        await page.ClickAsync("button[type=submit]");

        await Expect(page).ToHaveURLAsync(new Uri(console.App.Address, "sites").ToString());
    }

    [Fact]
    public async Task OpenPage_WhoseSessionTheAdministratorEnds_GoesToTheSignInPage()
    {
        var name = await console.AccountAsync();
        var page = await console.OpenAsync(name, "sites");
        var chief = await console.OpenAsync("chief", $"users/{name}");

        await chief.Locator(".session-list .danger").ClickAsync();

        await Expect(page).ToHaveURLAsync(LoginPage());
        await page.GotoAsync("sites");
        await Expect(page).ToHaveURLAsync(LoginPage());
    }

    [Fact]
    public async Task OpenForm_WhoseSessionIsEnded_OffersWhatWasTypedAfterTheNextSignIn()
    {
        var name = await console.AccountAsync(Role.Operator);
        var page = await console.OpenAsync(name, "organisations/new");
        await page.FillAsync("#name", "River Hospital");
        await Expect(page.Locator("[data-kept-draft]")).ToHaveCountAsync(1);

        await console.AdministerAsync(accounts => accounts.EndSessionsAsync(name));
        await Expect(page).ToHaveURLAsync(LoginPage());
        await page.FillAsync("#user", name);
        await page.FillAsync("#password", Accounts.Password);
        await page.ClickAsync("button[type=submit]");

        await page.Locator(".draft-note .primary").ClickAsync();
        await Expect(page.Locator("#name")).ToHaveValueAsync("River Hospital");
        await Expect(page).ToHaveURLAsync(new Uri(console.App.Address, "organisations/new").ToString());
    }

    [Fact]
    public async Task OpenPage_OfADisabledAccount_GoesToTheSignInPageThatKeepsItOut()
    {
        var name = await console.AccountAsync();
        var page = await console.OpenAsync(name, "sites");

        await console.AdministerAsync(accounts => accounts.DisableAsync(name));
        await Expect(page).ToHaveURLAsync(LoginPage());
        await GuardedConsole.EnterAsync(page, name, Accounts.Password);

        await Expect(page.Locator(".login-card [role=alert]")).ToContainTextAsync("停用");
    }

    [Fact]
    public async Task ChangedPassword_EndsTheOtherBrowserToo()
    {
        var name = await console.AccountAsync();
        var elsewhere = await console.OpenAsync(name, "sites");
        var page = await console.OpenAsync(name, "account");
        await Expect(page.Locator(".session-list li")).ToHaveCountAsync(2);

        await page.FillAsync("#old", Accounts.Password);
        await page.FillAsync("#new", Another);
        await page.FillAsync("#again", Another);
        await page.GetByRole(AriaRole.Button, new() { Name = "修改密码" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(LoginPage());
        await Expect(elsewhere).ToHaveURLAsync(LoginPage());
        await GuardedConsole.EnterAsync(page, name, Another);
        await Expect(page).ToHaveURLAsync(console.App.Address.ToString());
    }

    [Fact]
    public async Task OldPassword_AfterNinetyDays_IsChangedBeforeAnythingElse()
    {
        const string name = "old-hand";
        await using var later = await ConsoleApp.StartAsync();
        await later.AsAsync<AccountService>(Actor.System, accounts => accounts.CreateAsync(name, Role.Viewer, null, Accounts.Password));
        later.Clock.Advance(TimeSpan.FromDays(91));
        var page = await console.NewPageAsync(Visit.OnAPhone, later);
        await GuardedConsole.EnterAsync(page, name, Accounts.Password, "sites");
        await Expect(page).ToHaveURLAsync(new Regex("/login/password"));
        await page.GotoAsync("sites");
        await Expect(page).ToHaveURLAsync(LoginPage());
        await GuardedConsole.EnterAsync(page, name, Accounts.Password, "sites");

        await ChooseAsync(page, Accounts.Password);
        await Expect(page.Locator(".login-card [role=alert]")).ToContainTextAsync("最近 5 个");
        await ChooseAsync(page, Another);

        await Expect(page).ToHaveURLAsync(new Uri(later.Address, "sites").ToString());
    }

    [Fact]
    public async Task Invitation_MadeOnThePage_LetsThePersonChooseAPasswordAndSignIn()
    {
        var chief = await console.OpenAsync("chief", "users");
        await chief.GetByRole(AriaRole.Button, new() { Name = "邀请" }).ClickAsync();
        await chief.FillAsync("#user-name", "newcomer");
        await chief.SelectOptionAsync("#user-role", Role.Auditor);
        await chief.GetByRole(AriaRole.Button, new() { Name = "生成邀请链接" }).ClickAsync();
        var link = await chief.Locator("[data-link]").InnerTextAsync();

        var page = await console.NewPageAsync();
        await page.GotoAsync(link);
        await ChooseAsync(page, "short");
        await Expect(page.Locator(".login-card [role=alert]")).ToContainTextAsync("12");
        await ChooseAsync(page, Another);
        await page.Locator("[data-interactive=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await ConsoleInBrowser.GoAsync(page, "audit");
        await Expect(page.Locator("h1")).ToHaveTextAsync("审计日志");

        var late = await console.NewPageAsync();
        await late.GotoAsync(link);
        await Expect(late.Locator("h1")).ToHaveTextAsync("链接已失效");
    }

    private static async Task ChooseAsync(IPage page, string password)
    {
        await page.FillAsync("#new", password);
        await page.FillAsync("#again", password);
        await page.ClickAsync("button[type=submit]");
    }

    [GeneratedRegex("/login")]
    private static partial Regex LoginPage();
}
