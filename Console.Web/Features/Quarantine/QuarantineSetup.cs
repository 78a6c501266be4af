namespace ParkingOps.Web.Features.Quarantine;

/// <summary>Registers the services of the quarantine.</summary>
public static class QuarantineSetup
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddQuarantine(this IServiceCollection services) => services
        .AddScoped<QuarantineService>().AddScoped<QuarantineDecisionService>().AddScoped<SiteCodeService>().AddScoped<ReceiptService>().AddScoped<ReplayService>();
}
