using System.Globalization;
using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class ExceptionTests(ConsoleInBrowser console)
{
    [Fact]
    public async Task Exception_ShownBeforeItIsSet_IsInTheListUntilItIsRevoked()
    {
        var day = console.App.Clock.Today.AddDays(40).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var page = await console.OpenAsync(Role.Operator, $"exceptions/new?site={SharedSite.Code}");
        await page.FillAsync("#first-day", day);
        await page.SelectOptionAsync("#opens", "open");
        await page.FillAsync("#start-1", "20:15");
        await page.FillAsync("#end-1", "07:30");
        await page.FillAsync("#why", "演练");
        await page.ClickAsync("main button[type=submit]");

        await Expect(page.Locator("#preview tbody tr").First).ToContainTextAsync("07:00-17:00");
        await Expect(page.Locator("#preview tbody tr").First).ToContainTextAsync("20:15-24:00");
        await Expect(page.Locator("#preview tbody tr")).ToHaveCountAsync(2);
        await page.Locator("#preview button").ClickAsync();
        await page.WaitForURLAsync("**/exceptions");

        var row = page.Locator("tr[data-exception]", new() { HasText = day });
        await Expect(row).ToContainTextAsync("20:15-+1 07:30");
        await Expect(row).ToContainTextAsync("演练");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await page.FillAsync("#reason", "演练取消");
        await page.Locator(".rz-dialog button[type=submit]").ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }
}
