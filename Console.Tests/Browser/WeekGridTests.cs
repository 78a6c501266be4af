using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>The week of an offer painted by mouse and by keyboard. The quota is open from 07:00 to 17:00 on every day.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WeekGridTests(ConsoleInBrowser console)
{
    private const string Offer = $"sites/{SharedSite.Code}/offer";

    [Fact]
    public async Task Grid_DraggedOverTheWeekend_ClosesItAndRewritesTheWindows()
    {
        var page = await OpenAsync(new Visit());
        await page.FillAsync("#spaces", "5");
        await Cell(page, 6, 33).ScrollIntoViewIfNeededAsync();
        await Expect(Cell(page, 5, 14)).ToHaveAttributeAsync("aria-selected", "true");

        await Cell(page, 5, 14).DragToAsync(Cell(page, 6, 33));

        await Expect(page.Locator("[role=gridcell][aria-selected=true]")).ToHaveCountAsync(5 * 20);
        await Expect(page.Locator(".window-row")).ToHaveCountAsync(1);
        await Expect(page.Locator("#start-1")).ToHaveValueAsync("07:00");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Grid_ByKeyboardAlone_ChoosesAndTogglesARectangle()
    {
        var page = await OpenAsync(new Visit());
        await page.Locator("[role=gridcell][tabindex='0']").FocusAsync();
        for (var step = 0; step < 14; step++) await page.Keyboard.PressAsync("ArrowDown");
        await Expect(Cell(page, 0, 14)).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await Expect(page.Locator("[role=gridcell].chosen")).ToHaveCountAsync(4);
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator("[role=gridcell][aria-selected=true]")).ToHaveCountAsync(7 * 20 - 4);
        await page.Keyboard.PressAsync("Enter");
        await Expect(Cell(page, 1, 15)).ToHaveAttributeAsync("aria-selected", "true");

        await Expect(page.Locator("[role=gridcell][aria-selected=true]")).ToHaveCountAsync(7 * 20 - 3);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Cell_OfTheGrid_TellsQuotaOthersAndWhatIsLeft()
    {
        var page = await OpenAsync(new Visit(Language: "en"));
        await page.FillAsync("#spaces", "25");

        await Expect(Cell(page, 0, 14)).ToHaveAccessibleNameAsync("Mon 07:00: left/quota -5/60, others 40");
        await Expect(Cell(page, 0, 13)).ToHaveAccessibleNameAsync("Mon 06:30: left/quota 0/0, others 0");
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(Visit visit)
    {
        var page = await console.OpenAsync(Role.Operator, Offer, visit);
        await Expect(page.Locator(".week-grid[data-ready]")).ToHaveCountAsync(1);
        return page;
    }

    private static ILocator Cell(IPage page, int day, int slot) => page.Locator($"[data-day='{day}'][data-slot='{slot}']");
}
