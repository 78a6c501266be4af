using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>The main job, as its people do it: a hospital comes on line, its gates push events, and leadership gets its report.</summary>
public sealed class JourneyTests(ConsoleInBrowser console) : IClassFixture<ConsoleInBrowser>
{
    private const string Hospital = "H-900";
    private const string Site = "H-900-P1";
    private const int Entries = 300;
    private const int Exits = 200;

    [Fact]
    public async Task AHospital_FromDraftToTheReport_ShowsTheSameNumberEverywhere()
    {
        // In the evening, so that the night's run comes before the sign-ins end.
        console.App.Clock.SetTo(console.App.Clock.Today.ToDateTime(new TimeOnly(22, 0)));
        var staff = await console.SignInAsync(Role.Operator);
        await BringOnLineAsync(staff);
        await ShareAsync(staff);
        var day = console.App.Clock.Today;
        await PushAsync(await MakeKeyAsync(), day);

        await ConsoleInBrowser.GoAsync(staff, "");
        await Expect(staff.Locator("[data-figure=entries-today]")).ToHaveTextAsync($"{Entries}");

        console.App.Clock.SetTo(day.AddDays(1).ToDateTime(new TimeOnly(2, 30)));
        await AggregateAsync();
        await ConsoleInBrowser.GoAsync(staff, "");
        await Expect(staff.Locator("[data-figure=entries-yesterday]")).ToHaveTextAsync($"{Entries}");
        await ConsoleInBrowser.GoAsync(staff, string.Create(CultureInfo.InvariantCulture, $"statistics?from={day:yyyy-MM-dd}&to={day:yyyy-MM-dd}&by=site&site={Site}"));
        await Expect(staff.Locator("td[data-figure=entries]")).ToHaveTextAsync([$"{Entries}"]);

        var report = await DownloadAsync(staff);
        var row = Assert.Single(LibreOffice.ToCsv(report).Values.SelectMany(sheet => sheet), line => line.Contains(Site, StringComparison.Ordinal));
        Assert.Contains($"{Entries}", row.Split(',').Select(cell => cell.Trim('"')));
    }

    private static async Task BringOnLineAsync(IPage page)
    {
        await ConsoleInBrowser.GoAsync(page, "organisations/new");
        await page.FillAsync("#code", Hospital);
        await page.FillAsync("#name", "演示旅程医院");
        await page.ClickAsync("button[type=submit].primary");
        await page.WaitForURLAsync($"**/organisations/{Hospital}");
        await page.Locator($"a[href='sites/new?organisation={Hospital}']").ClickAsync();
        await page.FillAsync("#code", Site);
        await page.FillAsync("#name", "演示旅程医院停车库");
        await page.SelectOptionAsync("#district", "310101");
        await page.FillAsync("#address", "演示路1号");
        await page.FillAsync("#total", "120");
        await page.FillAsync("#shareable", "40");
        await page.ClickAsync("button[type=submit].primary");
        await page.WaitForURLAsync($"**/sites/{Site}");
        foreach (var step in new[] { "提交审核", "批准", "上线" }) await page.GetByRole(AriaRole.Button, new() { Name = step, Exact = true }).ClickAsync();
        await Expect(page.Locator("h1 .state")).ToHaveTextAsync("已上线");
    }

    private static async Task ShareAsync(IPage page)
    {
        await ConsoleInBrowser.GoAsync(page, $"sites/{Site}/quota");
        // Typed in a real browser, whose time field hands over more than a test of markup does.
        await page.FillAsync("#start-1", "06:45");
        await page.FillAsync("#end-1", "17:15");
        await page.ClickAsync("button[type=submit].primary");
        await page.WaitForURLAsync($"**/sites/{Site}?tab=quota");
        await Expect(page.Locator(".bar[title*='06:45'], .bar:has-text('06:45')").First).ToBeVisibleAsync();
        await ConsoleInBrowser.GoAsync(page, $"sites/{Site}/offer");
        await page.FillAsync("#spaces", "30");
        await page.ClickAsync("button[type=submit].primary");
        await page.WaitForURLAsync($"**/sites/{Site}");
        await Expect(page.Locator(".bar", new() { HasText = "30" }).First).ToBeVisibleAsync();
    }

    private static string Event(DateOnly day, int number, bool isEntry)
    {
        var at = day.ToDateTime(new TimeOnly(7, 0)).AddSeconds(number * 10 + (isEntry ? 0 : 4));
        return JsonSerializer.Serialize(new
        {
            eventId = $"J-{number}-{(isEntry ? "in" : "out")}",
            siteCode = Site,
            gate = "G1",
            direction = isEntry ? "entry" : "exit",
            plate = string.Create(CultureInfo.InvariantCulture, $"沪A{number:00000}"),
            at = at.ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", CultureInfo.InvariantCulture),
            admission = "reservation",
        });
    }

    private async Task AggregateAsync()
    {
        var page = await console.OpenAsync(Role.Administrator, "jobs");
        await page.GetByRole(AriaRole.Button, new() { Name = "立即汇总" }).ClickAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("完成");
        await page.Context.CloseAsync();
    }

    private static async Task<byte[]> DownloadAsync(IPage page)
    {
        await ConsoleInBrowser.GoAsync(page, "reports");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href^='reports/hospital-reservation.xlsx']").ClickAsync());
        await using var file = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<string> MakeKeyAsync()
    {
        var page = await console.OpenAsync(Role.Administrator, "keys");
        await page.GetByRole(AriaRole.Button, new() { Name = "新建密钥" }).ClickAsync();
        await page.Locator("#key-owner").SelectOptionAsync(Hospital);
        await page.FillAsync("#key-label", "道闸");
        await page.GetByRole(AriaRole.Button, new() { Name = "新建", Exact = true }).ClickAsync();
        var key = await page.Locator("[data-key]").InnerTextAsync();
        await page.Context.CloseAsync();
        return key;
    }

    private async Task PushAsync(string key, DateOnly day)
    {
        var lines = Enumerable.Range(0, Entries).Select(number => Event(day, number, isEntry: true))
            .Concat(Enumerable.Range(0, Exits).Select(number => Event(day, number, isEntry: false)));
        using var client = new HttpClient { BaseAddress = console.App.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var body = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        var answer = await client.PostAsync(new Uri("api/v1/gate-events", UriKind.Relative), body);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(Entries + Exits, json.RootElement.GetProperty("accepted").GetInt32());
    }
}
