using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Jobs;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>A reservation of the citizen app, from the key that sends it to what an operator sees of its plate.</summary>
public sealed class ReservationJourneyTests(ConsoleInBrowser console) : IClassFixture<ConsoleInBrowser>
{
    private const string Plate = "沪A12345";

    [Fact]
    public async Task AReservation_ThatNobodyKept_StandsInTheFiguresAndAgainstItsPlate()
    {
        await SendAsync("reservations", await MakeKeyAsync(), Bookings.Reservation("r-1", SharedSite.Code, "2026-03-16T09:00", Plate));
        await SendAsync("gate-events", await GateKeyAsync(), $$"""{"eventId":"e","siteCode":"{{SharedSite.Code}}","gate":"G1","direction":"entry","plate":"沪A99999","at":"2026-03-16T08:00:00+08:00","admission":"ordinary"}""");
        await console.App.AsAsync<AggregationService>(Actor.System, aggregation => aggregation.RunAsync(CancellationToken.None));

        var page = await console.OpenAsync(Role.Operator, $"statistics?from=2026-03-16&to=2026-03-16&by=site&site={SharedSite.Code}");
        await Expect(page.Locator("td[data-figure=no_shows]")).ToHaveTextAsync(["1"]);
        await Expect(page.Locator("td[data-figure=no_show_percent]")).ToHaveTextAsync(["100.0"]);

        await ConsoleInBrowser.GoAsync(page, "plates");
        await page.FillAsync("#plate", Plate);
        await page.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        await Expect(page.GetByText("沪A·12**5")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody tr")).ToContainTextAsync(["爽约"]);
        Assert.EndsWith("/plates", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(Plate, await page.InnerTextAsync("body"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APenalty_SetByAnAdministrator_IsSeenByTheOperator()
    {
        var page = await console.OpenAsync(Role.Administrator, "rules");
        await page.GetByRole(AriaRole.Button, new() { Name = "设置处罚规则" }).ClickAsync();
        await Expect(page.GetByText("30 天内 3 次，停用 30 天")).ToBeVisibleAsync();

        var other = await console.OpenAsync(Role.Operator, "rules");
        await Expect(other.GetByText("30 天内 3 次，停用 30 天")).ToBeVisibleAsync();
        await Expect(other.GetByRole(AriaRole.Button, new() { Name = "设置处罚规则" })).ToHaveCountAsync(0);
    }

    private async Task<string> MakeKeyAsync()
    {
        var page = await console.OpenAsync(Role.Administrator, "keys");
        await page.GetByRole(AriaRole.Button, new() { Name = "新建密钥" }).ClickAsync();
        await page.Locator("#key-owner").SelectOptionAsync(new SelectOptionValue { Label = "市民端（上海停车，全市）" });
        await page.FillAsync("#key-label", "上海停车");
        await page.GetByRole(AriaRole.Button, new() { Name = "新建", Exact = true }).ClickAsync();
        var key = await page.Locator("[data-key]").InnerTextAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("市民端");
        await page.Context.CloseAsync();
        return key;
    }

    private async Task<string> GateKeyAsync()
    {
        var key = "";
        await console.App.AsAsync<ApiKeyService>(Actor.System, async keys => key = await keys.CreateAsync(Accounts.UnitCode, "gates"));
        return key;
    }

    private async Task SendAsync(string kind, string key, string line)
    {
        using var client = new HttpClient { BaseAddress = console.App.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var body = new StringContent(line, Encoding.UTF8, "application/x-ndjson");
        var answer = await client.PostAsync(new Uri($"api/v1/{kind}", UriKind.Relative), body);
        Assert.Equal(1, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accepted").GetInt32());
    }
}
