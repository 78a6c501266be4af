namespace ParkingOps.Web.Features.Notices;

/// <summary>Registers notices and their live feed.</summary>
public static class NoticeSetup
{
    /// <summary>Registers the services.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<NoticePost>().AddScoped<NoticeService>()
        .AddSingleton<NoticeFeed>().AddHostedService(provider => provider.GetRequiredService<NoticeFeed>());
}
