using Microsoft.Playwright;
using Xunit;

namespace ParkingOps.Tests.Support;

/// <summary>The console, its accounts and the browser, shared by all browser tests.</summary>
public sealed class ConsoleInBrowser : IAsyncLifetime
{
    private readonly Dictionary<(string?, Visit), IBrowserContext> shared = [];
    private Accounts accounts = null!;
    private Chromium chromium = null!;

    /// <summary>The console.</summary>
    public ConsoleApp App { get; private set; } = null!;

    /// <summary>The browser.</summary>
    public IBrowser Browser => chromium.Browser;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        App = await ConsoleApp.StartAsync();
        chromium = await Chromium.StartAsync();
        accounts = new Accounts(App, Browser);
        await accounts.CreateAsync();
        await SharedSite.MakeAsync(App);
    }

    /// <summary>A new window signed in as a role, on no page yet; closing its context closes it.</summary>
    public async Task<IPage> SignInAsync(string role, Visit? visit = null, Uri? address = null) =>
        await (await NewContextAsync(role, visit ?? new Visit(), address ?? App.Address)).NewPageAsync();

    /// <summary>A new window that shares what the browser keeps with all windows of its kind, so that files come over the line once.</summary>
    public async Task<IPage> ShareAsync(string? role, Visit visit)
    {
        if (!shared.TryGetValue((role, visit), out var context)) shared[(role, visit)] = context = await NewContextAsync(role, visit, App.Address);
        await context.AddCookiesAsync(visit.Cookies(App.Address));
        return await context.NewPageAsync();
    }

    /// <summary>A new window signed in as a role, on a page that answers to clicks.</summary>
    public async Task<IPage> OpenAsync(string role, string path, Visit? visit = null)
    {
        var page = await SignInAsync(role, visit);
        await GoAsync(page, path);
        return page;
    }

    /// <summary>Goes to a page and waits until it answers to clicks.</summary>
    public static async Task GoAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator("[data-interactive=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await chromium.DisposeAsync();
        await App.DisposeAsync();
    }

    private async Task<IBrowserContext> NewContextAsync(string? role, Visit visit, Uri address)
    {
        var context = await Browser.NewContextAsync(visit.Options(address, role is null ? null : await accounts.StateAsync(role)));
        await context.AddCookiesAsync(visit.Cookies(address));
        return context;
    }
}

/// <summary>Puts the browser tests on one console and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<ConsoleInBrowser>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "browser";
}
