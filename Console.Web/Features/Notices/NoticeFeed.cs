using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Notices;

/// <summary>Passes the news of notices on to the pages that listen, at most once a second each, on every node.</summary>
public sealed class NoticeFeed(INoticeSignals signals, TimeProvider clock) : SignalFeed(clock)
{
    /// <inheritdoc />
    protected override Task HearAsync(Action onNews, CancellationToken cancel) => signals.ListenAsync(onNews, cancel);
}
