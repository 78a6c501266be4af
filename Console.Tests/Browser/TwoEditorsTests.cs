using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>Two people at one record: the second is told who changed what, and loses nothing typed.</summary>
public sealed class TwoEditorsTests(ConsoleInBrowser console) : IClassFixture<ConsoleInBrowser>
{
    private const string Site = $"sites/{SharedSite.Code}";
    private const string Organisation = $"organisations/{Accounts.UnitCode}";

    [Fact]
    public async Task Site_SavedByAnotherMeanwhile_TellsWhoAndWhatAndKeepsWhatWasTyped()
    {
        var (first, second) = await OpenAsync("first-at-site", $"{Site}/edit");
        await second.FillAsync("#name", "我改的名称");
        await second.FillAsync("#address", "我改的地址");
        await first.FillAsync("#name", "别人改的名称");
        await first.FillAsync("#address", "别人改的地址");
        await first.SelectOptionAsync("#kind", "Yard");
        await first.FillAsync("#shareable", "65");
        await SaveAsync(first);
        await first.WaitForURLAsync($"**/{Site}");

        await SaveAsync(second);

        var note = second.Locator(".conflict");
        await Expect(note).ToContainTextAsync("first-at-site");
        await Expect(note).ToBeFocusedAsync();
        await Expect(Line(note, "名称")).ToContainTextAsync("别人改的名称");
        await Expect(Line(note, "名称")).ToContainTextAsync("我改的名称");
        await Expect(Line(note, "可共享泊位")).ToContainTextAsync("65");
        await Expect(Line(note, "停车场类型")).ToContainTextAsync("表单已采用");
        await Expect(second.Locator("#name")).ToHaveValueAsync("我改的名称");
        await Expect(second.Locator("#address")).ToHaveValueAsync("我改的地址");
        await Expect(second.Locator("#kind")).ToHaveValueAsync("Yard");
        await Expect(second.Locator("#shareable")).ToHaveValueAsync("65");
        await Line(note, "地址").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(second.Locator("#address")).ToHaveValueAsync("别人改的地址");
        await SaveAsync(second);
        await second.WaitForURLAsync($"**/{Site}");

        await Expect(second.Locator("h1")).ToContainTextAsync("我改的名称");
        await Expect(second.Locator(".facts")).ToContainTextAsync("别人改的地址");
    }

    [Fact]
    public async Task Organisation_SavedByAnotherMeanwhile_KeepsMineWhenSavedAgain()
    {
        var (first, second) = await OpenAsync("first-at-unit", $"{Organisation}/edit");
        await second.FillAsync("#contact", "我的值班室");
        await first.FillAsync("#contact", "别人的值班室");
        await first.SelectOptionAsync("#district", "310101");
        await SaveAsync(first);
        await first.WaitForURLAsync($"**/{Organisation}");

        await SaveAsync(second);

        // The view moves to the note: a click under way would meet another place.
        await Expect(second.Locator(".conflict")).ToBeFocusedAsync();
        await Expect(Line(second.Locator(".conflict"), "联系人")).ToContainTextAsync("别人的值班室");
        await Expect(Line(second.Locator(".conflict"), "行政区")).ToContainTextAsync("黄浦区");
        await Expect(second.Locator("#contact")).ToHaveValueAsync("我的值班室");
        await Expect(second.Locator("#district")).ToHaveValueAsync("310101");
        await SaveAsync(second);
        await second.WaitForURLAsync($"**/{Organisation}");
        await Expect(second.Locator(".facts").First).ToContainTextAsync("我的值班室");
        await Expect(second.Locator(".facts").First).ToContainTextAsync("黄浦区");
    }

    private static ILocator Line(ILocator note, string field) => note.Locator($"li:has(> strong:text-is('{field}'))");

    private static Task SaveAsync(IPage page) => page.ClickAsync("form.card button[type=submit].primary");

    private async Task<(IPage First, IPage Second)> OpenAsync(string other, string path)
    {
        await console.App.AsAsync<AccountService>(Actor.System, accounts => accounts.CreateAsync(other, Role.Operator, null, Accounts.Password));
        return (await console.OpenAsync(other, path), await console.OpenAsync(Role.Operator, path));
    }
}
