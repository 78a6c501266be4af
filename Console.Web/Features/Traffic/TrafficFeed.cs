using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>Passes the news of gate events on to the pages that listen, at most once a second each.</summary>
public sealed class TrafficFeed(ITrafficSignals signals, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly List<Func<Task>> listeners = [];
    private readonly SemaphoreSlim news = new(0, 1);

    /// <summary>Calls the action after events came in; dispose to stop.</summary>
    public IDisposable Listen(Func<Task> onTraffic)
    {
        lock (gate) listeners.Add(onTraffic);
        return new Listening(this, onTraffic);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await Task.WhenAll(signals.ListenAsync(Note, stoppingToken), PassOnAsync(stoppingToken));

    private void Note()
    {
        lock (gate)
            if (news.CurrentCount == 0) news.Release();
    }

    private async Task PassOnAsync(CancellationToken cancel)
    {
        while (true)
        {
            await news.WaitAsync(cancel);
            Func<Task>[] all;
            lock (gate) all = [.. listeners];
            foreach (var listener in all) _ = listener();
            await Task.Delay(Interval, clock, cancel);
        }
    }

    private sealed class Listening(TrafficFeed feed, Func<Task> listener) : IDisposable
    {
        public void Dispose()
        {
            lock (feed.gate) feed.listeners.Remove(listener);
        }
    }
}
