using ParkingOps.Domain.Access;
using ParkingOps.Web.Features.Access;
using Quartz;

namespace ParkingOps.Web.Features.Jobs;

/// <summary>When the aggregation runs next, and running it now.</summary>
public sealed class JobService(CurrentActor current, IServiceProvider services)
{
    /// <summary>The next scheduled run; null where the scheduler is off.</summary>
    public async Task<DateTimeOffset?> NextRunAsync()
    {
        (await current.GetAsync()).Demand(Permission.SeeSystem);
        if (services.GetService<ISchedulerFactory>() is not { } schedulers) return null;
        var triggers = await (await schedulers.GetScheduler()).GetTriggersOfJob(AggregationJob.Key);
        return triggers.Select(trigger => trigger.NextFireTimeUtc).Where(next => next is not null).Min();
    }
}
