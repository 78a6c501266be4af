using System.Net;
using System.Text.RegularExpressions;

namespace ParkingOps.Tests.Support;

/// <summary>A program that fills in the sign-in page as a browser does, with its cookies.</summary>
internal sealed partial class SignInForm(Uri address) : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    /// <summary>The browser that fills it in.</summary>
    public HttpClient Client => client ??= new HttpClient(handler) { BaseAddress = address };

    private HttpClient? client;

    /// <summary>Cookies that it has for an address.</summary>
    public CookieContainer Cookies => handler.CookieContainer;

    /// <summary>Sends name and password; the answer.</summary>
    public async Task<HttpResponseMessage> SendAsync(string name, string password)
    {
        var page = await Client.GetStringAsync(new Uri("login", UriKind.Relative));
        var token = Token().Match(page).Groups[1].Value;
        return await PostAsync(token, name, password);
    }

    /// <summary>Sends a form with any token.</summary>
    public Task<HttpResponseMessage> PostAsync(string token, string name, string password) => Client.PostAsync(new Uri("login", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
    {
        ["_handler"] = "login",
        ["__RequestVerificationToken"] = token,
        ["Input.User"] = name,
        ["Input.Password"] = password,
    }));

    /// <inheritdoc />
    public void Dispose()
    {
        client?.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
