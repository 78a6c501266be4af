using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Passes the news of gate events on to the pages that listen, at most once a second each.</summary>
public sealed class TrafficFeed(ITrafficSignals signals, TimeProvider clock) : SignalFeed(clock)
{
    /// <inheritdoc />
    protected override Task HearAsync(Action onNews, CancellationToken cancel) => signals.ListenAsync(onNews, cancel);
}
