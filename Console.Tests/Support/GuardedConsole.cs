using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Features.Access;
using Xunit;

namespace ParkingOps.Tests.Support;

/// <summary>A console with the real times of sign-ins, whose open pages ask several times a second whether theirs still holds.</summary>
public sealed class GuardedConsole : IAsyncLifetime
{
    private Chromium chromium = null!;
    private int made;

    /// <summary>The console.</summary>
    public ConsoleApp App { get; private set; } = null!;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        App = await ConsoleApp.StartAsync(null, 0,
            ("Access:IdleAfter", "00:20:00"), ("Access:LongestSession", "12:00:00"), ("Access:CheckEvery", "00:00:00.2"), ("Access:SecondFactorRequired", "false"));
        chromium = await Chromium.StartAsync();
        await App.AsAsync<AccountService>(Actor.System, accounts => accounts.CreateAsync("chief", Role.Administrator, null, Accounts.Password));
    }

    /// <summary>Makes an account; its name.</summary>
    public async Task<string> AccountAsync(string role = Role.Viewer)
    {
        var name = $"person-{++made}";
        await AdministerAsync(accounts => accounts.CreateAsync(name, role, null, Accounts.Password));
        return name;
    }

    /// <summary>Does something as the administrator.</summary>
    public Task AdministerAsync(Func<AccountService, Task> act) => App.AsAsync(new Actor("chief", [Role.Administrator], null), act);

    /// <summary>A new window of a browser that nobody signed in to, on this console or another.</summary>
    public async Task<IPage> NewPageAsync(Visit? visit = null, ConsoleApp? other = null)
    {
        var address = (other ?? App).Address;
        var context = await chromium.Browser.NewContextAsync((visit ?? new Visit()).Options(address, null));
        await context.AddCookiesAsync((visit ?? new Visit()).Cookies(address));
        return await context.NewPageAsync();
    }

    /// <summary>A new window in which an account is signed in, on a page that answers to clicks.</summary>
    public async Task<IPage> OpenAsync(string name, string path, Visit? visit = null)
    {
        var page = await NewPageAsync(visit);
        // A page that opens says once that somebody is there, and the clock must not be moved before it has.
        await page.RunAndWaitForResponseAsync(() => EnterAsync(page, name, Accounts.Password, path), answer => answer.Url.EndsWith("/account/seen", StringComparison.Ordinal));
        await page.Locator("[data-interactive=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    /// <summary>Enters name and password on the sign-in page; the answer is there.</summary>
    public static async Task EnterAsync(IPage page, string name, string password, string path = "")
    {
        await page.GotoAsync($"login?ReturnUrl=%2F{path}");
        await page.FillAsync("#user", name);
        await page.FillAsync("#password", password);
        await page.RunAndWaitForResponseAsync(() => page.ClickAsync("button[type=submit]"), answer => answer.Request.Method == "POST");
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await chromium.DisposeAsync();
        await App.DisposeAsync();
    }
}
