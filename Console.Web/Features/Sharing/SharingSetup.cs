namespace ParkingOps.Web.Features.Sharing;

/// <summary>Registers quotas, offers and their review.</summary>
public static class SharingSetup
{
    /// <summary>Setting that says whether nobody may approve what he submitted himself; on in Production.</summary>
    public const string ApproverDiffersSetting = "Sharing:ApproverDiffers";

    /// <summary>Registers the services.</summary>
    public static IServiceCollection AddSharing(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment) => services
        .AddSingleton(new ReviewSettings(configuration.GetValue(ApproverDiffersSetting, environment.IsProduction())))
        .AddScoped<SharingService>().AddScoped<ReleaseService>().AddScoped<OfferNotices>().AddScoped<OfferChanges>().AddScoped<OfferService>().AddScoped<OfferReviewService>();
}
