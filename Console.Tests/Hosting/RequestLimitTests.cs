using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ParkingOps.Domain.Access;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using Xunit;

namespace ParkingOps.Tests.Hosting;

public sealed class RequestLimitTests : IAsyncLifetime
{
    private ConsoleApp app = null!;

    public async Task InitializeAsync()
    {
        app = await ConsoleApp.StartAsync(null, 0,
            ("Limits:RequestsOfKey", "4"), ("Limits:RequestsOfAccount", "6"), ("Limits:RequestsOfAddress", "40"), ("Limits:SignInsOfAddress", "3"), ("Limits:BodyBytes", "20000"));
        await app.AsAsync<AccountService>(Actor.System, accounts => accounts.CreateAsync("person", Role.Viewer, null, Accounts.Password));
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Key_ThatAsksTooOften_IsToldWhenToComeBackAndOthersAreNot()
    {
        var (busy, calm) = (await KeyAsync(), await KeyAsync());

        for (var time = 1; time <= 4; time++) Assert.Equal(HttpStatusCode.OK, (await AskAsync(busy)).StatusCode);
        using var refused = await AskAsync(busy);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Equal("too-many-requests", problem.RootElement.GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(calm)).StatusCode);
    }

    [Fact]
    public async Task Account_ThatAsksTooOften_IsRefusedWhileOthersAtItsAddressAreNot()
    {
        using var form = new SignInForm(app.Address);
        using var signedIn = await form.SendAsync("person", Accounts.Password);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);

        var answers = new List<HttpStatusCode>();
        for (var time = 1; time <= 7; time++) answers.Add((await form.Client.GetAsync(new Uri("sites", UriKind.Relative))).StatusCode);

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 6), HttpStatusCode.TooManyRequests], answers);
        using var other = new SignInForm(app.Address);
        Assert.Equal(HttpStatusCode.OK, (await other.Client.GetAsync(new Uri("login", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task SignIns_TooManyOfOneAddress_AreRefusedForEveryName()
    {
        using var form = new SignInForm(app.Address);

        for (var time = 1; time <= 3; time++) Assert.Equal(HttpStatusCode.OK, (await form.SendAsync($"nobody-{time}", "x")).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await form.SendAsync("person", Accounts.Password)).StatusCode);
    }

    [Fact]
    public async Task Key_ThatIsNone_IsCountedByItsAddress()
    {
        var answers = new List<HttpStatusCode>();
        for (var time = 1; time <= 41; time++) answers.Add((await AskAsync($"pk_none{time}")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Fact]
    public async Task Form_LargerThanAllowed_IsRefused()
    {
        using var form = new SignInForm(app.Address);

        using var answer = await form.SendAsync("person", new string('x', 30_000));

        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task Form_WithoutItsToken_IsRefused()
    {
        using var form = new SignInForm(app.Address);

        using var answer = await form.PostAsync("", "person", Accounts.Password);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<string> KeyAsync()
    {
        var key = "";
        await app.AsAsync<ApiKeyService>(Actor.System, async keys => key = await keys.CreateForPortalAsync("portal"));
        return key;
    }

    private async Task<HttpResponseMessage> AskAsync(string key)
    {
        using var client = new HttpClient { BaseAddress = app.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        return await client.GetAsync(new Uri("api/v1/suspensions", UriKind.Relative));
    }
}
