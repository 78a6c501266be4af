using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Onboarding;
using ParkingOps.Web.Features.Sites;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>A unit manager who opens every page and every address with the records of another unit; pages and addresses are found, not listed.</summary>
public sealed class CuriousUnitTests(ConsoleInBrowser console) : IClassFixture<ConsoleInBrowser>
{
    private const string Curious = "unit-b";
    private const string OwnUnit = "H-002";
    private static bool isCurious;

    [Fact]
    public async Task EveryPageAndAddress_ForAnotherUnit_TellsNothingOfThisOne()
    {
        var (name, sites) = await ReadAsync();
        var page = await OpenAsync();
        var (pages, addresses) = (0, 0);

        foreach (var address in PageAddress.All.Where(one => !one.IsStatic && one.Role is not null))
        {
            await ConsoleInBrowser.GoAsync(page, address.Path);
            await Expect(page.Locator(".loading")).ToHaveCountAsync(0);
            Demand(address.Path, await page.Locator("main").InnerTextAsync());
            pages++;
        }
        foreach (var address in Addresses())
        {
            var answer = await page.APIRequest.GetAsync(new Uri(console.App.Address, address).ToString());
            Assert.True(answer.Status < 500, $"{address}: {answer.Status}");
            Demand(address, await answer.TextAsync());
            addresses++;
        }

        Assert.True(pages > 20 && addresses > 5, $"{pages} pages and {addresses} addresses were opened.");

        void Demand(string address, string text)
        {
            foreach (var secret in sites.Append(name)) Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{address} tells {secret}");
        }
    }

    [Fact]
    public async Task Document_OfAnotherUnit_IsNotThere_AndForItsOwnIsSaved()
    {
        var id = await Applications.FilledAsync(console.App.AsAsync, new Actor("operator", [Role.Operator], null), Accounts.UnitCode, "SHARED-D");
        await console.App.AsAsync<DocumentService>(Actor.System, documents => documents.AddAsync(id, "plan.pdf", Applications.Pdf));
        var document = Guid.Empty;
        await console.App.AsAsync<OnboardingService>(Actor.System, async applications => document = Assert.Single((await applications.FindAsync(id)).Application.Documents).Id);
        var address = new Uri(console.App.Address, $"onboarding/{id}/documents/{document}").ToString();

        var foreign = await (await OpenAsync()).APIRequest.GetAsync(address);
        var own = await (await console.OpenAsync(Role.UnitManager, "sites")).APIRequest.GetAsync(address);

        Assert.Equal(404, foreign.Status);
        Assert.Equal((200, "application/pdf"), (own.Status, own.Headers["content-type"]));
        Assert.Contains("attachment", own.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal(Applications.Pdf, await own.BodyAsync());
    }

    [Fact]
    public async Task EveryAddressThatTakesSomething_FromAUnitManager_TakesNothing()
    {
        var page = await console.OpenAsync(Role.UnitManager, "sites");
        var addresses = Routes(methods => !methods.Contains("GET")).Where(route => route.RawText!.Contains("api/", StringComparison.Ordinal)).ToList();

        foreach (var route in addresses)
        {
            var answer = await page.APIRequest.PostAsync(new Uri(console.App.Address, Fill(route.RawText!)).ToString(), new() { DataObject = new { siteCode = SharedSite.Code } });
            Assert.True(answer.Status is 401 or 403, $"{route.RawText}: {answer.Status}");
        }

        Assert.True(addresses.Count > 2, $"{addresses.Count} addresses were tried.");
    }

    private IEnumerable<RoutePattern> Routes(Func<IReadOnlyList<string>, bool> takes) => console.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods && takes(methods.HttpMethods))
        .Select(endpoint => endpoint.RoutePattern);

    private IEnumerable<string> Addresses() => Routes(methods => methods.Contains("GET"))
        .Select(route => route.RawText!.TrimStart('/'))
        .Where(route => !route.StartsWith('_') && !route.Contains("**", StringComparison.Ordinal) && !Path.HasExtension(route.Replace(".csv", "", StringComparison.Ordinal).Replace(".xlsx", "", StringComparison.Ordinal)))
        .Distinct()
        .Select(route => $"{Fill(route)}?site={SharedSite.Code}&month={console.App.Clock.Today:yyyy-MM}&by=site&from={console.App.Clock.Today:yyyy-MM-dd}&to={console.App.Clock.Today:yyyy-MM-dd}");

    internal static string Fill(string route) => string.Join('/', route.Split('/').Select(part => !part.StartsWith('{') ? part
        : part.EndsWith(":guid}", StringComparison.Ordinal) ? $"{Guid.Empty}"
        : part.StartsWith("{id", StringComparison.Ordinal) ? "1"
        : part.StartsWith("{name", StringComparison.Ordinal) ? $"hospital-reservation{part[(part.LastIndexOf('}') + 1)..]}"
        : SharedSite.Code));

    private async Task<(string Name, List<string> Sites)> ReadAsync()
    {
        (string, List<string>) read = ("", []);
        await console.App.AsAsync<OrganisationService>(Actor.System, async organisations =>
        {
            var (organisation, sites) = await organisations.FindAsync(Accounts.UnitCode);
            read = (organisation.Name, [.. sites.Select(site => site.Name)]);
        });
        return read;
    }

    private async Task<IPage> OpenAsync()
    {
        if (isCurious) return await console.OpenAsync(Curious, "sites");
        isCurious = true;
        await console.App.AsAsync<OrganisationService>(Actor.System, async organisations =>
        {
            var own = (await organisations.FindAsync(OwnUnit)).Organisation.Id;
            await console.App.AsAsync<AccountService>(Actor.System, accounts => accounts.CreateAsync(Curious, Role.UnitManager, own, Accounts.Password));
        });
        return await console.OpenAsync(Curious, "sites");
    }
}
