using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data.Seeding;

namespace ParkingOps.Tests.Support;

/// <summary>Makes the pictures of the README from a running console with demo data.</summary>
internal static class Screenshots
{
    private static readonly (string Name, string Path, Visit Visit)[] Pictures =
    [
        ("overview", "", new Visit()),
        ("site-en-dark", "sites/DEMO-G01-P1", new Visit(Language: "en", Dark: true)),
    ];

    /// <summary>Writes every picture into a folder.</summary>
    public static async Task<int> MakeAsync(Uri address, string folder)
    {
        await using var chromium = await Chromium.StartAsync();
        foreach (var (name, path, visit) in Pictures)
        {
            await using var context = await chromium.Browser.NewContextAsync(visit.Options(address, null));
            await context.AddCookiesAsync(visit.Cookies(address));
            var page = await context.NewPageAsync();
            await page.GotoAsync("login");
            await page.FillAsync("#user", Role.Operator);
            await page.FillAsync("#password", DemoAccounts.Password);
            await page.ClickAsync("button[type=submit]");
            await page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal));
            await ConsoleInBrowser.GoAsync(page, path);
            await page.Locator(".loading").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await page.Locator(".page .card").First.WaitForAsync();
            // A chart is drawn a moment after its place.
            await Assertions.Expect(page.Locator(".chart:not(:has(svg))")).ToHaveCountAsync(0);
            await page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"{name}.png") });
        }
        return 0;
    }
}
