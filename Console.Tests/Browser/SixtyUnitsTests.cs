using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Features.Imports;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Sites;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>A programme of sixty units, from the template to the reviewer's desk.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SixtyUnitsTests(ConsoleInBrowser console)
{
    private const int Units = 60;
    private const int Rows = Units * 4;
    private readonly List<string> steps = [];

    [Fact]
    public async Task SixtyUnits_FromTheDownloadedTemplate_AwaitReviewAfterFourSteps()
    {
        var page = await console.OpenAsync(Role.Operator, "imports");
        var template = await StepAsync("template", () => page.RunAndWaitForDownloadAsync(() => page.Locator("a[href='imports/template.xlsx']").ClickAsync()));
        var filled = Fill(await File.ReadAllBytesAsync(await template.PathAsync()));
        await StepAsync("file", () => page.Locator("#file").ChooseAsync(new FilePayload { Name = "六十家.xlsx", MimeType = "application/octet-stream", Buffer = filled }));
        await Expect(page.Locator("#summary [role=status]")).ToHaveTextAsync($"可导入 {Rows} 行，跳过 0 行，有问题 0 行。");

        await StepAsync("submit", () => page.CheckAsync("#submit"));
        await StepAsync("import", () => page.ClickAsync("main form button[type=submit]"));
        await Expect(page.Locator("h1 .state")).ToHaveTextAsync("已导入");

        Assert.Equal(["template", "file", "submit", "import"], steps);
        await Expect(page.Locator("dl.facts")).ToContainTextAsync($"新增{Units * 3}");
        await page.Context.CloseAsync();
        for (var unit = 1; unit <= Units; unit++) await ExpectReadyAsync(unit);
    }

    private static string CodeOf(int unit) => $"SIXTY-{unit:00}";

    private byte[] Fill(byte[] template)
    {
        var day = console.App.Clock.Today.AddDays(1);
        using var book = new FilledBook(template);
        for (var unit = 1; unit <= Units; unit++)
        {
            book.Add(ImportSheet.Organisations, BookBuilder.Organisation(CodeOf(unit), $"第{unit}家单位"));
            book.Add(ImportSheet.Sites, BookBuilder.Site($"{CodeOf(unit)}-P1", $"第{unit}家车库", CodeOf(unit)));
            book.Add(ImportSheet.Quotas, BookBuilder.Quota($"{CodeOf(unit)}-P1", day));
            book.Add(ImportSheet.Quotas, BookBuilder.Quota($"{CodeOf(unit)}-P1", day, 40, "休息日、节假日"));
        }
        return book.ToBytes();
    }

    private async Task ExpectReadyAsync(int unit)
    {
        Site site = null!;
        SiteSharing sharing = null!;
        await console.App.AsAsync<SiteService>(Register.Operator, async sites => site = await sites.FindAsync($"{CodeOf(unit)}-P1"));
        await console.App.AsAsync<SharingService>(Register.Operator, async shared => sharing = await shared.ShowAsync($"{CodeOf(unit)}-P1"));
        Assert.Equal((Lifecycle.Submitted, CodeOf(unit), 60), (site.Lifecycle, site.Organisation.Code, site.CapacityOn(console.App.Clock.Today.AddDays(1))?.Shareable));
        Assert.Equal([60, 40], Assert.Single(sharing.Quotas).Windows.Select(window => window.Spaces).OrderDescending());
    }

    private async Task<T> StepAsync<T>(string name, Func<Task<T>> act)
    {
        steps.Add(name);
        return await act();
    }

    private async Task StepAsync(string name, Func<Task> act)
    {
        steps.Add(name);
        await act();
    }
}
