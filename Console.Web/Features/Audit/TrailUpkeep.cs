using System.Data.Common;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Features.Access;

namespace ParkingOps.Web.Features.Audit;

/// <summary>Once a day verifies the trail and lets go of what is older than the retention; asked every hour, so that a missed night is made up.</summary>
internal sealed class TrailUpkeep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TrailUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan Between = TimeSpan.FromHours(23);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await WorkAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The console ends.
        }
    }

    private async Task WorkAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(Actor.System);
        try
        {
            var last = await scope.ServiceProvider.GetRequiredService<AuditCheckService>().LastAsync();
            if (last is not null && clock.GetUtcNow() - last.At < Between) return;
            var gone = await scope.ServiceProvider.GetRequiredService<AuditPruningService>().PruneAsync(cancel);
            if (gone > 0) log.LogInformation("{Lines} lines of the audit trail were older than the retention and are gone", gone);
        }
        catch (RuleException refusal)
        {
            log.LogCritical("The audit trail: {Code} {Arguments}", refusal.Code, string.Join(' ', refusal.Arguments));
        }
        catch (Exception fault) when (fault is DbException or IOException)
        {
            log.LogError("The audit trail was not verified: {Reason}", fault.Message);
        }
    }
}
