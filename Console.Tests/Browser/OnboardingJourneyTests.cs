using System.Globalization;
using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Onboarding;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>An application on its way into the register, as author and reviewer see it.</summary>
public sealed class OnboardingJourneyTests(ConsoleInBrowser console) : IClassFixture<ConsoleInBrowser>
{
    private const string Reviewer = "reviewer";

    [Fact]
    public async Task AnApplication_FilledInLeftResumedReturnedAndCorrected_ComesIntoTheRegister()
    {
        await console.App.AsAsync<AccountService>(Actor.System, accounts => accounts.CreateAsync(Reviewer, Role.Operator, null, Accounts.Password));
        var author = await console.OpenAsync(Role.Operator, "onboarding");
        await author.GetByRole(AriaRole.Button, new() { Name = "新建申请" }).ClickAsync();
        await FillProfileAsync(author);
        await FillSiteAsync(author);
        var address = new Uri(author.Url).AbsolutePath.TrimStart('/');
        await author.Context.CloseAsync();

        author = await ResumeAsync(address);
        var reviewer = await console.OpenAsync(Reviewer, address);
        await ReturnAsync(reviewer);
        await CorrectAsync(author);

        await ConsoleInBrowser.GoAsync(reviewer, address);
        await BeStaleAsync(reviewer, address);
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "批准并写入名册" }).ClickAsync();
        await Expect(reviewer.Locator("h1 .state")).ToHaveTextAsync("已批准");
        await Expect(reviewer.Locator(".checklist, .summary-finding")).ToHaveCountAsync(0);
        await ConsoleInBrowser.GoAsync(reviewer, "sites/JOURNEY-P1?tab=quota");
        await Expect(reviewer.Locator("h1")).ToContainTextAsync("东院停车场");
        await Expect(reviewer.Locator("h1 .state")).ToHaveTextAsync("已批准");
        await Expect(reviewer.Locator("h3").First).ToContainTextAsync("错峰共享");
    }

    private static async Task FillProfileAsync(IPage page)
    {
        await page.WaitForURLAsync("**/onboarding/*?step=profile");
        await page.FillAsync("#code", "JOURNEY");
        await page.FillAsync("#name", "东方机关");
        await page.SelectOptionAsync("#kind", "GovernmentOrgan");
        await page.SelectOptionAsync("#level", "District");
        await page.SelectOptionAsync("#district", "310101");
        await page.FillAsync("#address", "东路8号");
        await page.ClickAsync("button[type=submit]:visible >> text=保存并继续");
        await page.WaitForURLAsync("**?step=sites");
    }

    private static async Task FillSiteAsync(IPage page)
    {
        await Expect(page.Locator("#address-1")).ToHaveValueAsync("东路8号");
        await page.FillAsync("#code-1", "JOURNEY-P1");
        await page.FillAsync("#name-1", "东院停车场");
        await page.FillAsync("#total-1", "80");
        await page.FillAsync("#shareable-1", "50");
        await page.ClickAsync("button[type=submit]:visible >> text=保存并继续");
        await page.WaitForURLAsync("**?step=services");
    }

    // What was saved is there again in another window, and what is left to do is done: services, quota, a document.
    private async Task<IPage> ResumeAsync(string address)
    {
        var page = await console.OpenAsync(Role.Operator, $"{address}?step=services");
        await page.GetByLabel("错峰共享").CheckAsync();
        await page.ClickAsync("button[type=submit]:visible >> text=保存并继续");
        await page.WaitForURLAsync("**?step=quotas");
        await page.GetByRole(AriaRole.Button, new() { Name = "套用办公院落时段" }).ClickAsync();
        await Expect(page.Locator(".window-row")).ToHaveCountAsync(2);
        await page.ClickAsync("button[type=submit]:visible >> text=保存并继续");
        await page.WaitForURLAsync("**?step=documents");
        await UploadAsync(page);
        await ConsoleInBrowser.GoAsync(page, $"{address}?step=check");
        await Expect(page.Locator(".checklist .tone-bad")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "提交审核" }).ClickAsync();
        await Expect(page.Locator("h1 .state")).ToHaveTextAsync("待审核");
        return page;
    }

    private static async Task UploadAsync(IPage page)
    {
        var field = page.Locator("#document-file");
        await field.EvaluateAsync("field => field.dataset.used = ''");
        await field.ChooseAsync(new FilePayload { Name = "假的.pdf", MimeType = "application/pdf", Buffer = "<html>"u8.ToArray() });
        await Expect(page.Locator(".rz-notification")).ToContainTextAsync("不是 PDF、PNG 或 JPEG");
        // Each upload ends with a new, empty field.
        await Expect(page.Locator("#document-file:not([data-used])")).ToHaveCountAsync(1);
        var large = new byte[3 * 1024 * 1024];
        Applications.Pdf.CopyTo(large, 0);
        await field.ChooseAsync(new FilePayload { Name = "平面图.pdf", MimeType = "application/pdf", Buffer = large });
        await Expect(page.Locator(".plain-list a[download]")).ToHaveTextAsync("平面图.pdf");
        var link = await page.Locator(".plain-list a[download]").GetAttributeAsync("href");
        var answer = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), $"/{link}").ToString());
        Assert.Equal(("application/pdf", "nosniff", large.Length), (answer.Headers["content-type"], answer.Headers["x-content-type-options"], (await answer.BodyAsync()).Length));
        Assert.StartsWith("attachment", answer.Headers["content-disposition"], StringComparison.Ordinal);
    }

    private static async Task ReturnAsync(IPage page)
    {
        await page.GetByLabel("对“东院停车场 · 地址”的意见").FillAsync("请写明从哪个门进");
        await page.FillAsync("#remark-whole", "其余没有问题");
        await page.GetByRole(AriaRole.Button, new() { Name = "退回修改" }).ClickAsync();
        await Expect(page.Locator("h1 .state")).ToHaveTextAsync("已退回");
    }

    // Another window sends it back and the author hands other figures in, while this one stands open.
    private async Task BeStaleAsync(IPage page, string address)
    {
        var author = new Actor("author", [Role.Operator], null);
        var id = int.Parse(address.Split('/')[^1], CultureInfo.InvariantCulture);
        await console.App.AsAsync<OnboardingReviewService>(new Actor("other", [Role.Operator], null), reviews => reviews.ReturnAsync(id, new ReturnInput { Reason = "80?" }));
        await console.App.AsAsync<OnboardingService>(author, async applications =>
        {
            var input = SitesInput.Of((await applications.FindAsync(id)).Application);
            input.Sites[0].TotalSpaces = 77;
            await applications.SaveSitesAsync(id, input);
            await applications.SubmitAsync(id, null);
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "批准并写入名册" }).ClickAsync();
        await Expect(page.Locator("#renewed")).ToContainTextAsync("author 在您打开之后修改了该申请");
        await Expect(page.Locator("#renewed")).ToBeFocusedAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("77");
        await Expect(page.Locator("h1 .state")).ToHaveTextAsync("待审核");
    }

    private static async Task CorrectAsync(IPage page)
    {
        await page.Locator(".bell").ClickAsync();
        await page.Locator(".notices a", new() { HasText = "东方机关" }).First.ClickAsync();
        await Expect(page.Locator(".note.tone-bad")).ToContainTextAsync("其余没有问题");
        await Expect(page.Locator(".field:has(#address-1) .remark")).ToContainTextAsync("请写明从哪个门进");
        await page.FillAsync("#address-1", "东路8号（北门）");
        await page.ClickAsync("button[type=submit]:visible >> text=保存并继续");
        await page.WaitForURLAsync("**?step=services");
        await page.Locator(".tabs a").Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "提交审核" }).ClickAsync();
        await Expect(page.Locator("h1 .state")).ToHaveTextAsync("待审核");
    }
}
