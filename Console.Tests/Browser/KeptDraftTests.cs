using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>Nothing typed is lost, whatever becomes of the server.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeptDraftTests(ConsoleInBrowser console)
{
    [Fact]
    public async Task Form_WhoseServerIsKilled_OffersBackWhatWasTyped()
    {
        var connection = await PublishedTemplate.CopyAsync();
        await MakeAccountAsync(connection);
        using var server = new ConsoleProcess(connection);
        await server.StartAsync();
        var page = await SignInAsync(server.Address);
        await ConsoleInBrowser.GoAsync(page, "sites/new");
        // The field is not left: what stands in it is told while one types.
        await page.Locator("#name").FillAsync("North gate");
        await Expect(page.Locator("[data-kept-draft]")).ToHaveCountAsync(1);

        server.Kill();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await server.StartAsync();

        await page.Locator(".draft-note .primary").ClickAsync();
        await Expect(page.Locator("#name")).ToHaveValueAsync("North gate");
        await Expect(page.Locator(".draft-note")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Form_Reloaded_OffersItsDraftUntilItIsDiscarded()
    {
        var page = await console.OpenAsync(Role.Operator, "organisations/new");
        await page.Locator("#note").PressSequentiallyAsync("by the river");
        await page.Locator("#name").FillAsync("River Hospital");
        await Expect(page.Locator("[data-kept-draft]")).ToHaveCountAsync(1);

        await ConsoleInBrowser.GoAsync(page, "organisations/new");
        await Expect(page.Locator(".draft-note")).ToContainTextAsync("10:00");
        await page.Locator(".draft-note .plain-button:not(.primary)").ClickAsync();
        await Expect(page.Locator(".draft-note")).ToHaveCountAsync(0);
        await ConsoleInBrowser.GoAsync(page, "organisations/new");
        await Expect(page.Locator("#name")).ToHaveValueAsync("");

        await Expect(page.Locator(".draft-note")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(Role.Administrator, "calendar/notice?year=2029", ".notice-rows input[maxlength='60']", "Spring Festival")]
    [InlineData(Role.Administrator, "rules", "#penalty-bar", "17")]
    [InlineData(Role.Administrator, "rules", "#arrival-after", "18")]
    [InlineData(Role.Operator, $"sites/{SharedSite.Code}/quota", "#release-share", "19")]
    public async Task SmallForm_Reloaded_OffersItsDraft(string role, string path, string field, string typed)
    {
        var page = await console.OpenAsync(role, path);
        if (path.StartsWith("calendar", StringComparison.Ordinal)) await page.Locator(".page-tools .plain-button").Last.ClickAsync();
        await page.Locator(field).FillAsync(typed);
        await Expect(page.Locator($"[data-kept-draft]:has({field})")).ToHaveCountAsync(1);

        await ConsoleInBrowser.GoAsync(page, path);
        // A page may have two such forms, and drafts of other tests.
        var part = path.StartsWith("calendar", StringComparison.Ordinal) ? ".page-tools" : field;
        await page.Locator($"div:has(> .draft-note):has({part}) > .draft-note .primary").ClickAsync();

        await Expect(page.Locator(field)).ToHaveValueAsync(typed);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Form_Saved_LeavesNoDraftBehind()
    {
        var page = await console.OpenAsync(Role.Operator, "organisations/new");
        await page.Locator("#code").FillAsync("DRAFTED");
        await page.Locator("#name").FillAsync("Drafted Hospital");
        await Expect(page.Locator("[data-kept-draft]")).ToHaveCountAsync(1);

        await page.Locator("button[type=submit].primary").ClickAsync();
        await page.WaitForURLAsync("**/organisations/DRAFTED");

        Assert.Empty(await TestDatabase.QueryAsync<string>(console.App.Connection, "select json from form_drafts where json like '%DRAFTED%'"));
        await page.Context.CloseAsync();
    }

    // On the clock of the process, by which a password is old after 90 days.
    private static async Task MakeAccountAsync(string connection)
    {
        await using var services = ConsoleServices.Build(connection, TimeProvider.System);
        await using var scope = services.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(Actor.System);
        await scope.ServiceProvider.GetRequiredService<AccountService>().CreateAsync(Role.Operator, Role.Operator, null, Accounts.Password);
    }

    private async Task<IPage> SignInAsync(Uri address)
    {
        var context = await console.Browser.NewContextAsync(new Visit().Options(address, null));
        var page = await context.NewPageAsync();
        await page.GotoAsync("login");
        await page.Locator("#user").FillAsync(Role.Operator);
        await page.Locator("#password").FillAsync(Accounts.Password);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("[data-interactive=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }
}
