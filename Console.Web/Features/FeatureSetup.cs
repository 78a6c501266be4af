using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Features.Availability;
using ParkingOps.Web.Features.Backup;
using ParkingOps.Web.Features.Calendar;
using ParkingOps.Web.Features.Drafts;
using ParkingOps.Web.Features.Exceptions;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Notices;
using ParkingOps.Web.Features.Onboarding;
using ParkingOps.Web.Features.Overview;
using ParkingOps.Web.Features.Quarantine;
using ParkingOps.Web.Features.Reports;
using ParkingOps.Web.Features.Reservations;
using ParkingOps.Web.Features.Search;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Sites;
using ParkingOps.Web.Features.Statistics;
using ParkingOps.Web.Features.Suspensions;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Features;

/// <summary>Registers the features' services and maps their addresses.</summary>
public static class FeatureSetup
{
    /// <summary>Registers the services of all features.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddScoped<RuleWords>();
        services.AddScoped<OrganisationService>().AddScoped<SiteService>().AddScoped<SiteImport>().AddScoped<CalendarService>().AddScoped<YearNoticeService>();
        services.AddSharing(configuration, environment);
        services.AddNotices().AddScoped<DraftService>();
        services.AddOnboarding();
        services.AddSingleton<SharingSnapshot>().AddScoped<AvailabilityService>();
        services.AddScoped<SuspensionService>().AddScoped<ClinicNoticeService>().AddScoped<WithdrawalService>();
        services.AddScoped<ExceptionService>();
        services.AddSingleton<Imports.Reading.ReadingTurns>().AddScoped<ImportService>().AddScoped<ImportRunService>().AddScoped<ImportUndoService>().AddScoped<ImportTemplateService>().AddSingleton<ImportTemplateWriter>().AddSingleton<FaultyRowsWriter>();
        services.AddQuarantine();
        services.AddScoped<StatisticsService>().AddScoped<OverviewService>();
        services.AddAudit(configuration).AddSingleton<KeptFiles>().AddScoped<BackupService>();
        services.AddSingleton<BookingService>().AddScoped<PlateRecordService>().AddScoped<PlateRevealService>().AddScoped<BookingRuleService>();
        services.AddScoped<SearchService>().AddScoped<ReportService>().AddScoped<MonthlyReportWriter>().AddScoped<AuditFileWriter>();
        return services.AddTraffic(configuration);
    }

    /// <summary>Maps the addresses that are no pages.</summary>
    public static void MapFeatures(this IEndpointRouteBuilder routes)
    {
        routes.MapGateEvents().RequireRateLimiting(GateEventApi.Policy);
        routes.MapBookings().RequireRateLimiting(GateEventApi.Policy);
        routes.MapAvailability().RequireRateLimiting(GateEventApi.Policy);
        routes.MapReports();
        routes.MapAuditFile();
        routes.MapImportFiles();
        routes.MapWithdrawals();
        routes.MapOnboardingDocuments();
    }
}
