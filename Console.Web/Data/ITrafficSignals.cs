namespace ParkingOps.Web.Data;

/// <summary>Tells, on every node, that gate events came in; part of the seam to the provider.</summary>
public interface ITrafficSignals
{
    /// <summary>Raises the action whenever events were stored, until cancelled; comes back by itself after a lost connection.</summary>
    Task ListenAsync(Action onTraffic, CancellationToken cancel);
}
