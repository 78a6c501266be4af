using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Playwright;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>What the shared site offers at ten in the morning, as the board shows it to staff and as the API tells the city's portal.</summary>
internal sealed class Portal(ConsoleApp app, HttpClient client) : IDisposable
{
    /// <summary>Hour that is asked for.</summary>
    public const int Hour = 10;

    /// <summary>A portal with a key of its own.</summary>
    public static async Task<Portal> OpenAsync(ConsoleApp app)
    {
        var key = "";
        await app.AsAsync<ApiKeyService>(Register.Administrator, async keys => key = await keys.CreateForPortalAsync("portal"));
        var client = new HttpClient { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new Portal(app, client);
    }

    /// <summary>Demands that both say so many spaces.</summary>
    public async Task DemandAsync(IPage staff, int spaces)
    {
        await ConsoleInBrowser.GoAsync(staff, "availability");
        await Expect(staff.Locator($"[data-site='{SharedSite.Code}'][data-hour='{Hour}']")).ToHaveTextAsync($"{spaces}");
        var at = Uri.EscapeDataString(app.Clock.Today.ToDateTime(new TimeOnly(Hour, 0)).ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", CultureInfo.InvariantCulture));
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri($"api/v1/availability?at={at}", UriKind.Relative)));
        var site = Assert.Single(answer.RootElement.GetProperty("sites").EnumerateArray(), one => one.GetProperty("siteCode").GetString() == SharedSite.Code);
        Assert.Equal(spaces, site.GetProperty("spaces").GetInt32());
    }

    /// <summary>Demands that page and API name the same rules, in their order, with the same figures, for why that many are on offer.</summary>
    public async Task DemandSameWhyAsync(IPage staff)
    {
        var local = app.Clock.Today.ToDateTime(new TimeOnly(Hour, 0));
        await ConsoleInBrowser.GoAsync(staff, $"sites/{SharedSite.Code}/why?service=HospitalReservation&at={local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)}");
        await Expect(staff.Locator("[data-ruling]")).Not.ToHaveCountAsync(0);
        var shown = new List<string>();
        foreach (var ruling in await staff.Locator("[data-ruling]").AllAsync())
            shown.Add($"{await ruling.GetAttributeAsync("data-ruling")} {string.Concat(await ruling.Locator(".ruling-count").AllInnerTextsAsync())}");
        var at = Uri.EscapeDataString(local.ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", CultureInfo.InvariantCulture));
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri($"api/v1/sites/{SharedSite.Code}/why?service=hospital-reservation&at={at}", UriKind.Relative)));
        var told = answer.RootElement.GetProperty("rulings").EnumerateArray().Select(one => (Kind: one.GetProperty("kind").GetString()!, Spaces: one.GetProperty("spaces").GetInt32())).ToList();
        Assert.Equal(told.Select(one => one.Kind.Replace("-", "", StringComparison.Ordinal)), shown.Select(one => one.Split(' ')[0]), StringComparer.OrdinalIgnoreCase);
        Assert.All(shown.Zip(told), pair => Assert.True(pair.First.EndsWith(' ') || pair.First.EndsWith($" {pair.Second.Spaces}", StringComparison.Ordinal), $"{pair.First} is told as {pair.Second}"));
        Assert.Contains(shown, one => !one.EndsWith(' '));
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();
}
