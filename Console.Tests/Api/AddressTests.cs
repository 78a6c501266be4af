using System.Net;
using System.Text.Json;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Api;

/// <summary>Addresses that nobody's link holds: each gets an answer that says what is wrong, with the headers of every other answer.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AddressTests(ConsoleInBrowser console)
{
    [Theory]
    [InlineData("api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("api/v1/gate-events", HttpStatusCode.NotFound)]
    [InlineData("sites?q=%00", HttpStatusCode.BadRequest)]
    public async Task Get_OfAnAddressThatIsNone_IsAProblem(string address, HttpStatusCode status)
    {
        using var client = Client();

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
        Assert.Equal(["DENY"], answer.Headers.GetValues("X-Frame-Options"));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    // The token of its form would let it into a frame of the same origin.
    [Fact]
    public async Task Get_OfAPageWithAForm_MayStandInNoFrame()
    {
        using var client = Client();

        using var answer = await client.GetAsync(new Uri("login", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["DENY"], answer.Headers.GetValues("X-Frame-Options"));
    }

    [Theory]
    [InlineData("culture", "/")]
    [InlineData("culture?name=en&returnUrl=/%09/elsewhere.example", "/")]
    [InlineData("culture?name=en&returnUrl=//elsewhere.example", "/")]
    [InlineData("culture?name=en&returnUrl=/sites", "/sites")]
    public async Task Culture_WithAnyReturn_StaysInTheConsole(string address, string goes)
    {
        using var client = Client();

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal((HttpStatusCode.Redirect, goes), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    private HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = console.App.Address };
}
