using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Tests.Support;

/// <summary>One account a role in a console under test, and its sign-in, made through the sign-in page once and kept.</summary>
public sealed class Accounts(ConsoleApp app, IBrowser browser)
{
    /// <summary>Password of all these accounts.</summary>
    public const string Password = "Test-Parking-2026";

    /// <summary>Code of the hospital whose unit manager has an account.</summary>
    public const string UnitCode = "H-001";

    private readonly Dictionary<string, string> states = [];

    /// <summary>Makes the accounts.</summary>
    public async Task CreateAsync()
    {
        var unit = 0;
        await app.AsAsync<OrganisationService>(Actor.System, async organisations => unit = (await organisations.FindAsync(UnitCode)).Organisation.Id);
        await app.AsAsync<AccountService>(Actor.System, async accounts =>
        {
            foreach (var role in Role.All) await accounts.CreateAsync(role, role, role == Role.UnitManager ? unit : null, Password);
        });
    }

    /// <summary>What a browser keeps of a sign-in.</summary>
    public async Task<string> StateAsync(string role)
    {
        if (states.TryGetValue(role, out var kept)) return kept;
        await using var context = await browser.NewContextAsync(new Visit().Options(app.Address, null));
        var page = await context.NewPageAsync();
        await page.GotoAsync("login");
        await page.Locator("#user").FillAsync(role);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("[data-interactive=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return states[role] = await context.StorageStateAsync();
    }
}
