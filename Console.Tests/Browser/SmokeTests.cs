using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class SmokeTests(ConsoleInBrowser console)
{
    [Fact]
    public async Task Script_OfBlazor_IsServedWhole()
    {
        using var client = new HttpClient { BaseAddress = console.App.Address };

        var script = await client.GetByteArrayAsync(new Uri("_framework/blazor.web.js", UriKind.Relative));

        Assert.True(script.Length > 100_000, $"{script.Length} bytes");
    }

    [Fact]
    public async Task SitesPage_OfTheSharedSite_ShowsItAsLive()
    {
        var page = await console.OpenAsync(Role.Operator, $"sites?q={SharedSite.Code}");

        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("tbody .state")).ToHaveClassAsync("state tone-good");
        await page.Context.CloseAsync();
    }
}
