using Microsoft.EntityFrameworkCore;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Data.Searching;
using ParkingOps.Web.Data.Seeding;

namespace ParkingOps.Web.Data;

/// <summary>Registers the database and what fills it at the start.</summary>
public static class DataSetup
{
    /// <summary>Registers the context's factory, the traffic store and the seeds.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        var address = configuration.GetConnectionString("Console")
            ?? throw new InvalidOperationException("No connection string named 'Console' is configured.");
        services.AddDbContextFactory<ConsoleDb>(options => PostgresProvider.Use(options.AddInterceptors(new SearchText()), address));
        services.AddPostgresTraffic(address);
        services.AddSingleton(new DatabaseArchive(configuration.GetConnectionString("ConsoleOwner") ?? address));
        services.AddSingleton(new DatabaseOwner(address, configuration.GetConnectionString("ConsoleOwner")));
        services.AddScoped<PublishedSeed>().AddScoped<DemoSeed>();
        return services;
    }
}
