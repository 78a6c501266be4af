namespace ParkingOps.Web.Data;

/// <summary>Passes the database's notifications on to the pages that listen, at most once an interval each.</summary>
public abstract class SignalFeed(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly List<Func<Task>> listeners = [];
    private readonly SemaphoreSlim news = new(0, 1);

    /// <summary>Calls the action after news came in; dispose to stop.</summary>
    public IDisposable Listen(Func<Task> onNews)
    {
        lock (gate) listeners.Add(onNews);
        return new Listening(this, onNews);
    }

    /// <summary>Raises the action with every notification, until cancelled.</summary>
    protected abstract Task HearAsync(Action onNews, CancellationToken cancel);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await Task.WhenAll(HearAsync(Note, stoppingToken), PassOnAsync(stoppingToken));

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

    private sealed class Listening(SignalFeed feed, Func<Task> listener) : IDisposable
    {
        public void Dispose()
        {
            lock (feed.gate) feed.listeners.Remove(listener);
        }
    }
}
