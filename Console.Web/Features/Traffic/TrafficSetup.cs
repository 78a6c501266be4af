using ParkingOps.Web.Hosting;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Registers how gate events come in: keys of plates and the picture of the sites.</summary>
public static class TrafficSetup
{
    /// <summary>Registers ingestion and the live feed.</summary>
    public static IServiceCollection AddTraffic(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => LoadKeys(KeyFileOf(configuration))).AddSingleton<PlateVault>().AddSingleton<IngestionService>();
        services.AddSingleton<KnownSites>().AddSingleton<SiteDirectorySource>(provider => provider.GetRequiredService<KnownSites>().DirectoryAsync);
        services.AddSingleton<TrafficFeed>().AddHostedService(provider => provider.GetRequiredService<TrafficFeed>());
        return services;
    }

    /// <summary>Where the keys of plates lie unless the environment holds them.</summary>
    public static string KeyFileOf(IConfiguration configuration) => configuration["Plates:KeyFile"] ?? Path.Combine(DataFolder.Resolve(ConsoleHost.ContentRoot), "plate-keys.json");

    private static PlateKeys LoadKeys(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return PlateKeys.Load(file);
    }
}
