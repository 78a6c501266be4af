using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Features.Imports;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Imports;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class ImportJourneyTests(ConsoleInBrowser console)
{
    [Fact]
    public async Task Workbook_FromTheTemplateToTheWayBack_GoesInAndOut()
    {
        var page = await console.OpenAsync(Role.Operator, "imports");
        var template = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href='imports/template.xlsx']").ClickAsync());
        await page.Locator("#file").ChooseAsync(FileOf("模板.xlsx", await File.ReadAllBytesAsync(await template.PathAsync())));
        await Expect(page.Locator("#refused")).ToContainTextAsync("没有可导入的行");

        var book = new BookBuilder().WithUnit("JOURNEY", console.App.Clock.Today.AddDays(1));
        book.Rows[ImportSheet.Quotas][0][7] = 61;
        await page.Locator("#file").ChooseAsync(FileOf("六十家单位.xlsx", book.ToBytes()));
        await page.WaitForURLAsync("**/imports/*");
        await Expect(page.Locator("#summary [role=status]")).ToContainTextAsync("可导入 2 行");
        await Expect(page.Locator("#faults tbody tr")).ToContainTextAsync(["“配额时段”第 2 行"]);
        await Expect(page.Locator("#name")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^六十家单位 "));
        var faults = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='faults.xlsx']").ClickAsync());
        Assert.Equal("六十家单位-待改正.xlsx", faults.SuggestedFilename);

        await page.ClickAsync("main form button[type=submit]");
        await Expect(page.Locator("h1 .state")).ToHaveTextAsync("已导入");
        await page.GetByRole(AriaRole.Button, new() { Name = "撤销导入" }).ClickAsync();
        await page.Locator("#sure .danger").ClickAsync();
        await Expect(page.Locator("h1 .state")).ToHaveTextAsync("已撤销");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task PageRenamedAsAWorkbook_IsRefusedInWords()
    {
        var page = await console.OpenAsync(Role.Operator, "imports", Visit.OnAPhone);

        await page.Locator("#file").ChooseAsync(FileOf("x.xlsx", "<html><script>alert(1)</script></html>"u8.ToArray()));

        await Expect(page.Locator("#refused")).ToContainTextAsync("不是 Excel 工作簿");
        await page.Context.CloseAsync();
    }

    private static FilePayload FileOf(string name, byte[] content) => new() { Name = name, MimeType = "application/octet-stream", Buffer = content };
}
