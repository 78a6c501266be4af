using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>An emergency at a unit, from its two clicks to the board and the citizen app, and back.</summary>
public sealed class WithdrawalJourneyTests(ConsoleInBrowser console) : IClassFixture<ConsoleInBrowser>
{
    private const int Hour = 10;
    private const int Offered = 40;

    [Fact]
    public async Task AnEmergencyWithdrawal_EmptiesTheBoardAndTheApi_AndIsRestored()
    {
        console.App.Clock.SetTo(console.App.Clock.Today.ToDateTime(new TimeOnly(9, 0)));
        using var portal = await PortalAsync();
        var unit = await console.OpenAsync(Role.UnitManager, $"sites/{SharedSite.Code}?tab=blocks");
        var staff = await console.OpenAsync(Role.Operator, "availability");
        await DemandAsync(staff, portal, Offered);

        await unit.GetByRole(AriaRole.Button, new() { Name = "紧急撤回" }).ClickAsync();
        await unit.GetByRole(AriaRole.Button, new() { Name = "立即撤回" }).ClickAsync();
        await Expect(unit.Locator(".plain-list .state").First).ToHaveTextAsync("生效中");
        await DemandAsync(staff, portal, 0);

        await ConsoleInBrowser.GoAsync(staff, $"sites/{SharedSite.Code}/why?service=HospitalReservation&at={console.App.Clock.Today:yyyy-MM-dd}T{Hour}:00");
        await Expect(staff.Locator("[data-ruling=Withdrawal]")).ToContainTextAsync("内部安保");
        await unit.GetByRole(AriaRole.Button, new() { Name = "恢复开放" }).ClickAsync();
        await Expect(unit.Locator(".plain-list .state").First).ToHaveTextAsync("已结束");
        await DemandAsync(staff, portal, Offered);
    }

    private async Task DemandAsync(IPage staff, HttpClient portal, int spaces)
    {
        await ConsoleInBrowser.GoAsync(staff, "availability");
        await Expect(staff.Locator($"[data-site='{SharedSite.Code}'][data-hour='{Hour}']")).ToHaveTextAsync($"{spaces}");
        var at = Uri.EscapeDataString(console.App.Clock.Today.ToDateTime(new TimeOnly(Hour, 0)).ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", CultureInfo.InvariantCulture));
        using var answer = JsonDocument.Parse(await portal.GetStringAsync(new Uri($"api/v1/availability?at={at}", UriKind.Relative)));
        var site = Assert.Single(answer.RootElement.GetProperty("sites").EnumerateArray(), one => one.GetProperty("siteCode").GetString() == SharedSite.Code);
        Assert.Equal(spaces, site.GetProperty("spaces").GetInt32());
    }

    private async Task<HttpClient> PortalAsync()
    {
        var key = "";
        await console.App.AsAsync<ApiKeyService>(Register.Administrator, async keys => key = await keys.CreateForPortalAsync("portal"));
        var client = new HttpClient { BaseAddress = console.App.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
