using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Hosting;
using Quartz;

namespace ParkingOps.Web.Features.Jobs;

/// <summary>Registers the aggregation and the scheduler that wakes it; the schedule is in the database, one for all nodes.</summary>
public static class JobSetup
{
    private const string Nights = "0 30 2,8 * * ?";

    /// <summary>Registers the services, and the scheduler unless <see cref="ConsoleHost.JobsSetting"/> turns it off.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AggregationService>().AddScoped<JobService>().AddScoped<RetentionService>().AddScoped<RollupVerification>().AddSingleton(_ => EventRetention.Of(configuration));
        if (!configuration.GetValue(ConsoleHost.JobsSetting, true)) return services;
        services.AddQuartz(quartz => Schedule(quartz, configuration.GetConnectionString("Console")!));
        // Without this every start would replace the stored trigger, and a night missed while the console was down would be lost.
        services.Configure<QuartzOptions>(options => options.Scheduling.IgnoreDuplicates = true);
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<CatchUp>();
        return services;
    }

    private static void Schedule(IQuartzBuilder quartz, string connectionString)
    {
        quartz.ConfigureScheduler(options =>
        {
            options.InstanceName = "parkingops";
            options.GenerateInstanceId = true;
        });
        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(PostgresProvider.InSchema(connectionString, DatabaseOwner.SchedulerSchema));
            store.ProvisionSchema();
            store.UseClustering(cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(5));
        });
        quartz.AddJob<AggregationJob>(job => job.WithIdentity(AggregationJob.Key).RequestRecovery().StoreDurably());
        quartz.AddTrigger<AggregationJob>(trigger => trigger.ForJob(AggregationJob.Key).WithIdentity("nights").WithCronSchedule(Nights, cron => cron
            .InTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"))
            .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
    }
}
