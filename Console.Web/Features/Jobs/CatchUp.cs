using Quartz;

namespace ParkingOps.Web.Features.Jobs;

/// <summary>Runs the aggregation once at the start: what happened while the console was down is made up at once.</summary>
internal sealed class CatchUp(ISchedulerFactory schedulers, IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => _ = RunAsync());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task RunAsync() => await (await schedulers.GetScheduler()).TriggerJob(AggregationJob.Key);
}
