using System.Text;
using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class YearNoticeTests(ConsoleInBrowser console)
{
    [Fact]
    public async Task Notice_UploadedWithAFault_IsCorrectedOnThePageShownAndApplied()
    {
        const string File = "date,name,is_off_day,arrangement_year,source\n2027-01-01,元旦,true,2027,https://www.gov.cn/drawn\n2027-01-32,元旦,true,2027,https://www.gov.cn/drawn\n";
        var page = await console.OpenAsync(Role.Administrator, "calendar/notice?year=2027");
        await page.Locator("#file").ChooseAsync(new FilePayload { Name = "notice.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(File) });

        await Expect(page.Locator("#faults li")).ToHaveTextAsync(["第 2 行：列 date 的内容“2027-01-32”无法识别。"]);
        await page.Locator(".notice-rows input").Nth(4).FillAsync("2027-01-04");
        await page.ClickAsync("main button[type=submit]");
        await Expect(page.Locator("#preview")).ToContainTextAsync("2027-01-01, 2027-01-04");
        await page.Locator("#preview .form-foot button").ClickAsync();

        await page.WaitForURLAsync("**/calendar?year=2027");
        await Expect(page.Locator(".day-Holiday").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
