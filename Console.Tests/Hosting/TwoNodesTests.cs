using System.Net;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;

namespace ParkingOps.Tests.Hosting;

/// <summary>Two consoles on one database, as behind a balancer or one after the other.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private ConsoleApp first = null!;
    private ConsoleApp second = null!;

    public async Task InitializeAsync()
    {
        first = await ConsoleApp.StartAsync();
        second = await ConsoleApp.StartAsync(first.Connection);
        await first.AsAsync<AccountService>(Actor.System, accounts => accounts.CreateAsync("person", Role.Viewer, null, Accounts.Password));
    }

    public async Task DisposeAsync()
    {
        await second.DisposeAsync();
        await first.DisposeAsync();
    }

    [Fact]
    public async Task SignIn_OnOneNode_HoldsOnTheOtherAndEndsOnBoth()
    {
        using var form = new SignInForm(first.Address);
        using var answer = await form.SendAsync("person", Accounts.Password);
        Assert.Equal(HttpStatusCode.OK, await SitesAsync(form, second));

        await second.AsAsync<AccountService>(Actor.System, accounts => accounts.EndSessionsAsync("person"));

        Assert.Equal(HttpStatusCode.Redirect, await SitesAsync(form, second));
        Assert.Equal(HttpStatusCode.Redirect, await SitesAsync(form, first));
    }

    [Fact]
    public async Task Form_ShownByOneNode_IsTakenByTheOther()
    {
        using var form = new SignInForm(first.Address);
        var page = await form.Client.GetStringAsync(new Uri("login", UriKind.Relative));
        var token = System.Text.RegularExpressions.Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;
        using var other = new SignInForm(second.Address);
        other.Cookies.Add(second.Address, form.Cookies.GetCookies(first.Address));

        using var answer = await other.PostAsync(token, "person", Accounts.Password);

        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location!.OriginalString[^1..]));
    }

    // Cookies know hosts and no ports, so those of one node are sent to the other as well.
    private static async Task<HttpStatusCode> SitesAsync(SignInForm form, ConsoleApp node) =>
        (await form.Client.GetAsync(new Uri(node.Address, "sites"))).StatusCode;
}
