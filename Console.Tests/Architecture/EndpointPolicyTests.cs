using System.Reflection;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Hosting;
using Xunit;

namespace ParkingOps.Tests.Architecture;

public sealed class EndpointPolicyTests : IAsyncLifetime
{
    // Everything that answers a person who has not signed in.
    private static readonly HashSet<string> OpenAddresses = ["/api/{**rest}", "/api/{documentName}/openapi.json", "/login", "/login/code", "/login/password", "/login/second-factor", "/welcome", "/not-found", "/failed", "/healthz", "/culture", "/metrics", "/readyz"];

    // Open to every account, whatever its role.
    private static readonly HashSet<string> ForEveryAccount = ["/account", "/not-permitted"];

    private readonly WebApplication app = ConsoleServices.Build("Host=nowhere.invalid", SettableClock.OnAWorkday(), "--applicationName=ParkingOps.Web");

    public Task InitializeAsync()
    {
        app.UseConsolePipeline();
        app.MapConsole();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Page_EachOfThem_NamesAPolicyThatExistsOrIsOpenOnPurpose()
    {
        var policies = app.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        var pages = Code.TypesOf(Code.Web).Where(type => type.IsDefined(typeof(RouteAttribute), false)).ToList();

        Assert.NotEmpty(pages);
        foreach (var page in pages)
        {
            var routes = page.GetCustomAttributes<RouteAttribute>().Select(route => route.Template).ToList();
            if (page.IsDefined(typeof(AllowAnonymousAttribute), false)) Assert.Subset(OpenAddresses, routes.ToHashSet());
            else if (page.GetCustomAttribute<AuthorizeAttribute>() is { Policy: { } name }) Assert.True(await policies.GetPolicyAsync(name) is not null, $"{page.Name}: {name}");
            else Assert.Subset(ForEveryAccount, routes.ToHashSet());
        }
    }

    [Fact]
    public void Endpoint_EachOfThem_HasAPolicyOrIsOpenOnPurpose()
    {
        var undecided = Endpoints.Where(endpoint => !IsOpen(endpoint) && !HasPolicy(endpoint)).Select(AddressOf);

        // The framework's own: the channel of signed-in pages, guarded by the fallback policy, and Development's files.
        Assert.DoesNotContain(undecided, address => address != "{**path:file}"
            && !address.StartsWith("_blazor", StringComparison.Ordinal) && !address.StartsWith("_framework/", StringComparison.Ordinal));
    }

    [Fact]
    public void Endpoint_OpenToAnybody_IsOnTheListOrAFile() => Assert.DoesNotContain(
        Endpoints.Where(endpoint => IsOpen(endpoint) && !IsFile(endpoint)).Select(AddressOf), address => !OpenAddresses.Contains($"/{address}"));

    [Fact]
    public async Task Fallback_ForWhatNamesNoPolicy_DemandsASignIn()
    {
        var fallback = await app.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();

        Assert.Contains(fallback!.Requirements, requirement => requirement is Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement);
    }

    [Fact]
    public void Addresses_ThatTheConsoleSendsPeopleTo_Exist()
    {
        var cookie = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var known = Endpoints.Select(endpoint => $"/{AddressOf(endpoint)}").ToHashSet();

        Assert.All([cookie.LoginPath.Value!, cookie.AccessDeniedPath.Value!, "/not-found", "/failed"], address => Assert.Contains(address, known));
    }

    private List<RouteEndpoint> Endpoints => [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    private static bool IsOpen(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static bool IsFile(Endpoint endpoint) => endpoint.Metadata.Any(one => one.GetType().Name == "StaticAssetDescriptor");

    private static bool HasPolicy(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null || endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null;

    private static string AddressOf(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/');
}
