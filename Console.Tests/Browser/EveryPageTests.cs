using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ParkingOps.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>What must hold on every page, in both languages, on a desk and on a phone, by day and by night.</summary>
[Collection(BrowserCollection.Name)]
public sealed class EveryPageTests(ConsoleInBrowser console)
{
    private const int Desk = 1440;
    private const int Patience = 20_000;
    private const int Phone = 390;

    private static readonly AxeRunOptions Accessibility = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    // Another theme changes colours and nothing else.
    private static readonly AxeRunOptions Colours = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] }, ResultTypes = [ResultType.Violations] };

    private const string Overflow =
        "Math.max(...[document.documentElement, document.querySelector('main')].map(element => element.scrollWidth - element.clientWidth))";

    // While a link's new sheet is on its way, its old one is in its place, and no longer in force.
    private const string SheetsAreThere = "[...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet?.href === link.href)";

    // Each theme's sheet names the icons' font anew: until that is there, an icon reads as its name and axe takes it for a label.
    private const string IconsAreDrawn = """
        async () => {
            const icons = [...document.querySelectorAll('.rzi')].map(icon => getComputedStyle(icon)).map(style => `${style.fontSize} ${style.fontFamily}`);
            await Promise.all([...new Set(icons)].map(font => document.fonts.load(font)));
        }
        """;

    public static IEnumerable<object[]> Pages => PageAddress.All.SelectMany(page => new object[][] { [page.Path, "zh-CN"], [page.Path, "en"] });

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_ReadClickedAndResized_HoldsTogether(string path, string language)
    {
        var address = PageAddress.All.First(page => page.Path == path);
        var widths = language == "en" ? (First: Phone, Second: Desk) : (First: Desk, Second: Phone);
        var visit = new Visit(widths.First, 900, language);
        var page = await console.ShareAsync(address.Role, visit);
        var faults = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") faults.Add(message.Text); };
        page.PageError += (_, error) => faults.Add(error);

        await ArriveAsync(page, address);
        Assert.Equal(language, await page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.NotEmpty(await page.TitleAsync());
        await Expect(page.Locator("h1")).ToHaveCountAsync(1);
        faults.AddRange(await ExamineAsync(page, Accessibility));
        await page.SetViewportSizeAsync(widths.Second, 900);
        faults.AddRange(await MeasureAsync(page));
        await DarkenAsync(page, address, visit);
        faults.AddRange(await ExamineAsync(page, Colours));

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Empty(console.App.MissingTexts);
        await page.CloseAsync();
    }

    private static async Task ArriveAsync(IPage page, PageAddress address)
    {
        if (address.IsStatic) await page.GotoAsync(address.Path);
        else await ConsoleInBrowser.GoAsync(page, address.Path);
        await Expect(page.Locator(".loading, .rz-datatable-loading, .rz-datatable-loading-content")).ToHaveCountAsync(0);
    }

    // A click on the button goes to the server and comes back as another style sheet, which proves the page's circuit at once.
    private async Task DarkenAsync(IPage page, PageAddress address, Visit visit)
    {
        if (address.IsStatic)
        {
            await page.Context.AddCookiesAsync((visit with { Dark = true }).Cookies(console.App.Address));
            await page.ReloadAsync();
        }
        else await page.Locator(".shell-header .icon-button[title]").ClickAsync();
        await Expect(page.Locator("link[rel=stylesheet][href*='standard-dark']")).Not.ToHaveCountAsync(0);
        Assert.True(await UntilAsync(page, SheetsAreThere), "A style sheet never came.");
    }

    private static async Task<List<string>> ExamineAsync(IPage page, AxeRunOptions rules)
    {
        await page.EvaluateAsync(IconsAreDrawn);
        var violations = (await page.RunAxe(rules)).Violations.SelectMany(Describe);
        return [.. violations.Select(fault => $"{page.ViewportSize!.Width}: {fault}"), .. await MeasureAsync(page)];
    }

    // Charts are drawn anew a moment after the window changed.
    private static async Task<string[]> MeasureAsync(IPage page)
    {
        await UntilAsync(page, $"{Overflow} <= 0");
        var overflow = await page.EvaluateAsync<int>(Overflow);
        return overflow > 0 ? [$"{page.ViewportSize!.Width}: {overflow} px wider than the window"] : [];
    }

    // As long as every other expectation: a busy machine is slow, not wrong. Playwright's own waiting evaluates text in the page, which the console's content policy forbids.
    private static Task<bool> UntilAsync(IPage page, string condition) => page.EvaluateAsync<bool>(
        $"async () => {{ const end = performance.now() + {Patience}; while (!({condition}) && performance.now() < end) await new Promise(requestAnimationFrame); return {condition}; }}");

    private static IEnumerable<string> Describe(AxeResultItem violation) =>
        violation.Nodes.Select(node => $"{violation.Id} at {node.Target}: {string.Join(' ', node.Any.Select(check => check.Message))} {node.Html}");
}
