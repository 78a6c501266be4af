using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Access;
using Quartz;

namespace ParkingOps.Web.Features.Jobs;

/// <summary>Wakes the aggregation, and the sealing of old days after it; what there is to do is in the database, so a missed night is simply more to do.</summary>
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
            Tell(await scope.ServiceProvider.GetRequiredService<RetentionService>().SealAsync(cancellationToken));
        }
        catch (RuleException running) when (running.Code == "aggregation-running")
        {
            log.LogInformation("Another run of the aggregation is under way");
        }
    }

    private void Tell(RetentionRound round)
    {
        if (round.Sealed > 0) log.LogInformation("Sealed {Days} days and let go of their {Events} events", round.Sealed, round.Events);
        foreach (var kept in round.Kept.Where(kept => kept.Why == SealOutcome.Differs))
            log.LogCritical("The figures of {Day:yyyy-MM-dd} differ from its events at {Sites}; the day is kept", kept.Day, string.Join(", ", kept.SiteCodes));
    }
}
