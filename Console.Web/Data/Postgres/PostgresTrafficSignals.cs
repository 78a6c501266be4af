namespace ParkingOps.Web.Data.Postgres;

/// <summary>News of gate events by the database's notifications.</summary>
internal sealed class PostgresTrafficSignals(PostgresListener listener) : ITrafficSignals
{
    public Task ListenAsync(Action onTraffic, CancellationToken cancel) => listener.ListenAsync("traffic", onTraffic, cancel);
}
