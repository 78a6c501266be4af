using Deque.AxeCore.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>The search of the header, by the keyboard alone.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SearchTests(ConsoleInBrowser console)
{
    private const string Hit = ".search [role=option]";

    [Fact]
    public async Task Search_BySlashLettersAndArrows_LeadsToTheHit()
    {
        var page = await console.OpenAsync(Role.Operator, "calendar");
        await Expect(page.Locator("#search")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#search")).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync(SharedSite.Code.ToLowerInvariant());
        // Before anything is found: the arrow is not lost.
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator($"{Hit}[aria-selected=true]")).ToHaveAttributeAsync("href", $"sites/{SharedSite.Code}");
        await Expect(page.Locator(Hit)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync($"**/sites/{SharedSite.Code}");
        await Expect(page.Locator("#search")).ToHaveValueAsync("");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Search_LeftByEscapeOrWithoutAHit_SaysSoAndListsOnEnter()
    {
        var page = await console.OpenAsync(Role.Operator, "calendar", new Visit(Language: "en"));
        await page.Locator("#search").PressSequentiallyAsync("h-001");
        await Expect(page.Locator(Hit).First).ToBeVisibleAsync();
        Assert.Empty((await page.Locator(".search").RunAxe()).Violations);
        await page.Locator("#search").FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(Hit).First).ToBeHiddenAsync();

        await page.Locator("#search").FillAsync("no such thing");
        await Expect(page.Locator(".search [role=status]")).ToContainTextAsync("Nothing found");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/sites?q=no*such*thing");
        await page.Context.CloseAsync();
    }
}
