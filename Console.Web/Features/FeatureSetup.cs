using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Features.Calendar;
using ParkingOps.Web.Features.Overview;
using ParkingOps.Web.Features.Reports;
using ParkingOps.Web.Features.Reservations;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Sites;
using ParkingOps.Web.Features.Statistics;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Features;

/// <summary>Registers the features' services and maps their addresses.</summary>
public static class FeatureSetup
{
    /// <summary>Registers the services of all features.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<RuleWords>();
        services.AddScoped<OrganisationService>().AddScoped<SiteService>().AddScoped<SiteImport>().AddScoped<SharingService>().AddScoped<CalendarService>();
        services.AddScoped<StatisticsService>().AddScoped<OverviewService>().AddScoped<AuditService>();
        services.AddSingleton<BookingService>().AddScoped<PlateRecordService>().AddScoped<BookingRuleService>();
        services.AddScoped<ReportService>().AddScoped<MonthlyReportWriter>();
        return services.AddTraffic(configuration);
    }

    /// <summary>Maps the addresses that are no pages.</summary>
    public static void MapFeatures(this IEndpointRouteBuilder routes)
    {
        routes.MapGateEvents().RequireRateLimiting(GateEventApi.Policy);
        routes.MapBookings().RequireRateLimiting(GateEventApi.Policy);
        routes.MapReports();
    }
}
