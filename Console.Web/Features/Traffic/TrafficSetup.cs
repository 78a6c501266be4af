using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;
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
        services.AddSingleton<SiteDirectorySource>(provider => cancel => LoadSitesAsync(provider.GetRequiredService<IDbContextFactory<ConsoleDb>>(), cancel));
        services.AddSingleton<TrafficFeed>().AddHostedService(provider => provider.GetRequiredService<TrafficFeed>());
        return services;
    }

    private static PlateKeys LoadKeys(string? keyFile)
    {
        var file = keyFile ?? Path.Combine(DataFolder.Resolve(ConsoleHost.ContentRoot), "plate-keys.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return PlateKeys.Load(file);
    }

    private static async ValueTask<SiteDirectory> LoadSitesAsync(IDbContextFactory<ConsoleDb> contexts, CancellationToken cancel)
    {
        await using var database = await contexts.CreateDbContextAsync(cancel);
        database.Actor = Actor.System;
        var sites = await database.Sites.Select(site => new { site.Code, site.Id, site.Lifecycle }).ToListAsync(cancel);
        return new SiteDirectory(sites.ToDictionary(site => site.Code, site => new KnownSite(site.Id, site.Lifecycle == Lifecycle.Live)));
    }
}
