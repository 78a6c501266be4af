using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ParkingOps.Tests.Browser;

/// <summary>Every page and every address against every role and against nobody. What is asked is found, not listed: a new one is met here at once.</summary>
[Collection(BrowserCollection.Name)]
public sealed class EveryRoleTests(ConsoleInBrowser console)
{
    private const string Nobody = "nobody";

    public static TheoryData<string> Everybody => [.. Role.All, Nobody];

    public static TheoryData<string> Roles => [.. Role.All];

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Address_AskedByARole_IsOpenToWhomItsPolicyNamesAndToNobodyElse(string role)
    {
        using var form = new SignInForm(console.App.Address);
        if (role != Nobody) Assert.Equal(HttpStatusCode.Redirect, (await form.SendAsync(role, Accounts.Password)).StatusCode);
        var (faults, open, shut) = (new List<string>(), 0, 0);

        foreach (var endpoint in Endpoints)
        {
            var (method, address) = (MethodOf(endpoint), PathOf(endpoint));
            using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
            using var answer = await form.Client.SendAsync(request);
            var (expected, found) = (Expected(endpoint, role), Verdict(answer));
            if (expected == "open") open++;
            else shut++;
            if (expected != found) faults.Add($"{method} {address}: {found} ({(int)answer.StatusCode}), not {expected}");
        }

        Assert.Empty(faults);
        Assert.True(role == Nobody ? shut > 20 : open > 5 && shut > 5, $"{open} open, {shut} shut");
    }

    // A page that is reached from another one is guarded a second time, by the page's own line to the server.
    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Page_ReachedWithoutARequest_IsNotPermittedEither(string role)
    {
        var page = await console.OpenAsync(role, "account");
        foreach (var forbidden in PageAddress.All.Where(one => !one.IsStatic && !one.Holders.Contains(role)))
        {
            await page.EvaluateAsync($"Blazor.navigateTo('{forbidden.Path}')");
            await Expect(page).ToHaveURLAsync(new Uri(console.App.Address, forbidden.Path).ToString());
            await Expect(page.Locator("h1")).ToHaveTextAsync("没有权限");
        }
        await page.Context.CloseAsync();
    }

    private IEnumerable<RouteEndpoint> Endpoints => console.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null || endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null);

    private static HttpMethod MethodOf(RouteEndpoint endpoint) =>
        new(endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods: [var only] } ? only : "GET");

    private string PathOf(RouteEndpoint endpoint)
    {
        var template = endpoint.RoutePattern.RawText!.TrimStart('/');
        var path = PageAddress.All.FirstOrDefault(page => page.Template == template)?.Path ?? CuriousUnitTests.Fill(template);
        return $"{path}?month={console.App.Clock.Today:yyyy-MM}&by=site&from={console.App.Clock.Today:yyyy-MM-dd}&to={console.App.Clock.Today:yyyy-MM-dd}";
    }

    // Addresses for machines know no roles at all.
    private static string Expected(RouteEndpoint endpoint, string role)
    {
        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().ToList();
        if (policies.Exists(policy => !Enum.TryParse<Permission>(policy, out _))) return "sign in with a key";
        if (role == Nobody) return "sign in";
        return policies.TrueForAll(policy => Role.Allows(role, Enum.Parse<Permission>(policy))) ? "open" : "not permitted";
    }

    private static string Verdict(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.Unauthorized => "sign in with a key",
        HttpStatusCode.Forbidden => "not permitted",
        >= HttpStatusCode.InternalServerError => "failed",
        HttpStatusCode.Redirect when answer.Headers.Location!.OriginalString.Contains("/login", StringComparison.Ordinal) => "sign in",
        HttpStatusCode.Redirect when answer.Headers.Location!.OriginalString.Contains("/not-permitted", StringComparison.Ordinal) => "not permitted",
        _ => "open",
    };
}
