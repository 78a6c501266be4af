using System.Data.Common;
using ParkingOps.Domain;

namespace ParkingOps.Web.Features.Audit;

/// <summary>Seals every second, and once an hour looks for lines that were committed very late.</summary>
internal sealed class TrailSealing(TrailSealer sealer, TimeProvider clock, ILogger<TrailSealing> log) : BackgroundService
{
    private const int RoundsBetweenSearches = 3600;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        var broken = false;
        for (var round = 0; !stoppingToken.IsCancellationRequested; round = (round + 1) % RoundsBetweenSearches)
        {
            var fault = await TryAsync(everything: round == 0, stoppingToken);
            if (fault is not null && !broken) log.LogCritical("The audit trail is not sealed: {Reason}", fault);
            broken = fault is not null;
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<string?> TryAsync(bool everything, CancellationToken cancel)
    {
        try
        {
            await sealer.SealAsync(everything, cancel);
            return null;
        }
        catch (RuleException refusal)
        {
            return $"{refusal.Code} {string.Join(' ', refusal.Arguments)}";
        }
        catch (Exception fault) when (fault is DbException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return fault.Message;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
