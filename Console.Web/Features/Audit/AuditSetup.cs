using ParkingOps.Web.Data;
using ParkingOps.Web.Hosting;

namespace ParkingOps.Web.Features.Audit;

/// <summary>Registers the audit trail: its key, its chain, its anchor and who seals.</summary>
public static class AuditSetup
{
    /// <summary>Folder of the key and of the anchor; the data folder unless set.</summary>
    public const string FolderSetting = "Audit:Folder";

    /// <summary>File of the anchor, where it is not to lie in the folder.</summary>
    public const string AnchorSetting = "Audit:AnchorFile";

    /// <summary>Registers the services.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetValue(ConsoleHost.JobsSetting, true)) services.AddHostedService<TrailUpkeep>();
        return services
            .AddSingleton(_ => TrailKeyFile.Load(configuration[TrailKeyFile.Setting], KeyFileOf(configuration)))
            .AddSingleton(provider => new TrailAnchor(configuration[AnchorSetting] ?? Path.Combine(Folder(configuration), $"audit-head-{provider.GetRequiredService<ITrailStore>().Name}.json")))
            .AddSingleton<TrailSealer>().AddHostedService<TrailSealing>()
            .AddScoped<AuditService>().AddScoped<ExportTrail>().AddScoped<AuditWords>().AddScoped<AuditCheckService>()
            .AddSingleton(_ => TrailRetention.Of(configuration)).AddScoped<AuditPruningService>();
    }

    /// <summary>Where the key lies unless a setting holds it.</summary>
    public static string KeyFileOf(IConfiguration configuration) => Path.Combine(Folder(configuration), "audit-key");

    private static string Folder(IConfiguration configuration) => configuration[FolderSetting] ?? DataFolder.Resolve(ConsoleHost.ContentRoot);
}
