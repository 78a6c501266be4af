using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>What a person meets when the line breaks or the server restarts.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReconnectTests(ConsoleInBrowser console)
{
    private const string ThemeButton = ".shell-header .icon-button[title]";

    [Fact]
    public async Task Line_CutAndRestored_BringsThePageBackWithWhatWasTyped()
    {
        await using var relay = new TcpRelay(console.App.Address);
        var page = await console.SignInAsync(Role.Operator, address: relay.Address);
        await ConsoleInBrowser.GoAsync(page, "sites/new");
        await page.Locator("#name").FillAsync("North gate");
        await page.Locator("#address").PressSequentiallyAsync("half a line");

        relay.Cut();
        await Expect(page.Locator("#components-reconnect-modal .reconnect-show")).ToBeVisibleAsync();
        relay.Restore();
        // The note stands for a few seconds only, so it is looked for first.
        await Expect(page.Locator("#restored-note")).ToBeVisibleAsync();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();

        await Expect(page.Locator("#name")).ToHaveValueAsync("North gate");
        await Expect(page.Locator("#address")).ToHaveValueAsync("half a line");
        await page.Locator(ThemeButton).ClickAsync();
        await Expect(page.Locator("link[href*='standard-dark']")).Not.ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Server_Restarted_BringsThePersonBackToTheSameAddressAndSaysSo()
    {
        var connection = await PublishedTemplate.CopyAsync();
        var first = await ConsoleApp.StartAsync(connection, LastingPort.Take());
        var accounts = new Accounts(first, console.Browser);
        await accounts.CreateAsync();
        var context = await console.Browser.NewContextAsync(new Visit().Options(first.Address, await accounts.StateAsync(Role.Viewer)));
        var page = await context.NewPageAsync();
        await ConsoleInBrowser.GoAsync(page, "sites?state=Draft");
        var address = page.Url;

        await first.DisposeAsync();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await using var second = await ConsoleApp.StartAsync(connection, first.Address.Port);

        await Expect(page.Locator("#restarted-note")).ToBeVisibleAsync();
        await page.Locator("[data-interactive=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal(address, page.Url);
        await Expect(page.Locator("#state")).ToHaveValueAsync("Draft");
        await context.CloseAsync();
    }
}
