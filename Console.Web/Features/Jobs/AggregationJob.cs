using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Features.Access;
using Quartz;

namespace ParkingOps.Web.Features.Jobs;

/// <summary>Wakes the aggregation; what there is to do is in the database, so a missed night is simply more to do.</summary>
[DisallowConcurrentExecution]
internal sealed class AggregationJob(IServiceScopeFactory scopes, ILogger<AggregationJob> log) : IJob
{
    public static readonly JobKey Key = new("aggregation");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(Actor.System);
        try
        {
            var run = await scope.ServiceProvider.GetRequiredService<AggregationService>().RunAsync(cancellationToken);
            log.LogInformation("Aggregated {SiteDays} site-days from {Events} events", run.SiteDays, run.Events);
        }
        catch (RuleException running) when (running.Code == "aggregation-running")
        {
            log.LogInformation("Another run of the aggregation is under way");
        }
    }
}
