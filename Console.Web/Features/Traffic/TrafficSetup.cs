using ParkingOps.Web.Hosting;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Registers how gate events come in: keys of plates and the picture of the sites.</summary>
public static class TrafficSetup
{
    /// <summary>Registers ingestion and the live feed.</summary>
    public static IServiceCollection AddTraffic(this IServiceCollection services, IConfiguration configuration)
    {
        var keyFile = configuration["Plates:KeyFile"];
        services.AddSingleton(_ => LoadKeys(keyFile)).AddSingleton<PlateVault>().AddSingleton<IngestionService>();
        services.AddSingleton<KnownSites>().AddSingleton<SiteDirectorySource>(provider => provider.GetRequiredService<KnownSites>().DirectoryAsync);
        services.AddSingleton<TrafficFeed>().AddHostedService(provider => provider.GetRequiredService<TrafficFeed>());
        return services;
    }

    private static PlateKeys LoadKeys(string? keyFile)
    {
        var file = keyFile ?? Path.Combine(DataFolder.Resolve(ConsoleHost.ContentRoot), "plate-keys.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return PlateKeys.Load(file);
    }
}
