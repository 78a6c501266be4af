namespace ParkingOps.Web.Data;

/// <summary>Tells, on every node, that notices were sent or read; part of the seam to the provider.</summary>
public interface INoticeSignals
{
    /// <summary>Raises the action whenever notices changed, until cancelled; comes back by itself after a lost connection.</summary>
    Task ListenAsync(Action onNotice, CancellationToken cancel);

    /// <summary>Tells it once the open transaction is committed; at once when there is none.</summary>
    Task SendAsync(ConsoleDb database);
}
