using System.Net;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;

namespace ParkingOps.Tests.Hosting;

/// <summary>What differs in Production: cookies that travel over TLS alone, the header that demands it, and the second factor.</summary>
public sealed class ProductionTests : IAsyncLifetime
{
    private ConsoleApp app = null!;

    public async Task InitializeAsync()
    {
        app = await ConsoleApp.StartAsync(null, 0, ("environment", "Production"));
        await app.AsAsync<AccountService>(Actor.System, async accounts =>
        {
            await accounts.CreateAsync("person", Role.Viewer, null, Accounts.Password);
        });
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task SignIn_BehindAProxyThatEndsTls_GivesSecureCookiesAndAsksForASecondFactor()
    {
        using var form = new SignInForm(app.Address);
        form.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await form.Client.GetAsync(new Uri("login", UriKind.Relative));
        var token = System.Text.RegularExpressions.Regex.Match(await page.Content.ReadAsStringAsync(), "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;
        // A client of plain HTTP keeps secure cookies to itself; a browser would send them to the proxy.
        form.Client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", SetCookies(page).Select(cookie => cookie.Split(';')[0])));

        using var answer = await form.PostAsync(token, "person", Accounts.Password);

        Assert.EndsWith("/login/second-factor", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.All(SetCookies(page).Concat(SetCookies(answer)), cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(SetCookies(answer), cookie => Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith("max-age=", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AskedOverPlainHttp_WorksAllTheSame()
    {
        using var client = new HttpClient { BaseAddress = app.Address };

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("login", UriKind.Relative))).StatusCode);
    }

    private static IEnumerable<string> SetCookies(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];
}
