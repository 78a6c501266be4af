using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace ParkingOps.Web.Hosting;

/// <summary>
/// Where a reverse proxy ends TLS, the caller's own address and scheme are what it says. It is believed on this machine, and at the
/// addresses that <c>Proxy:Addresses</c> names (separated by commas); from anybody else the headers say nothing.
/// </summary>
internal static class BehindAProxy
{
    public static void Configure(IServiceCollection services, IConfiguration configuration) => services.Configure<ForwardedHeadersOptions>(options =>
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var address in (configuration["Proxy:Addresses"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            options.KnownProxies.Add(IPAddress.Parse(address));
    });
}
