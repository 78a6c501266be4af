using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Hosting;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Registers how gate events come in: keys of plates, the picture of the sites, and how many requests may wait.</summary>
public static class TrafficSetup
{
    private const int AtOnce = 4;
    private const int Waiting = 64;
    private const string RetryAfterSeconds = "2";

    /// <summary>Registers ingestion and the live feed.</summary>
    public static IServiceCollection AddTraffic(this IServiceCollection services, IConfiguration configuration)
    {
        var keyFile = configuration["Plates:KeyFile"];
        services.AddSingleton(_ => LoadKeys(keyFile)).AddSingleton<PlateVault>().AddSingleton<IngestionService>();
        services.AddSingleton<KnownSites>().AddSingleton<SiteDirectorySource>(provider => provider.GetRequiredService<KnownSites>().DirectoryAsync);
        services.AddSingleton<TrafficFeed>().AddHostedService(provider => provider.GetRequiredService<TrafficFeed>());
        services.AddRateLimiter(Limit);
        return services;
    }

    private static PlateKeys LoadKeys(string? keyFile)
    {
        var file = keyFile ?? Path.Combine(DataFolder.Resolve(ConsoleHost.ContentRoot), "plate-keys.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return PlateKeys.Load(file);
    }

    // A few requests of a key work at once and some more wait; past that the sender is told to come back, and nothing is dropped in silence.
    private static void Limit(RateLimiterOptions options)
    {
        options.AddPolicy(GateEventApi.Policy, context => RateLimitPartition.GetConcurrencyLimiter(
            context.User.FindFirst(ApiKeyAuthentication.KeyClaim)?.Value ?? "none",
            _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = Waiting }));
        options.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
            await Problems.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests wait already; send this one again later.");
        };
    }
}
