namespace ParkingOps.Web.Features.Onboarding;

/// <summary>Registers applications, their documents and their review.</summary>
public static class OnboardingSetup
{
    /// <summary>Registers the services.</summary>
    public static IServiceCollection AddOnboarding(this IServiceCollection services) => services
        .AddScoped<OnboardingNotices>().AddScoped<ApplicationChanges>().AddScoped<OnboardingService>().AddScoped<OnboardingReviewService>().AddScoped<DocumentService>().AddScoped<ApplicationWords>();
}
