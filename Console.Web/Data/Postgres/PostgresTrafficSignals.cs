using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Listens to the database's notifications.</summary>
internal sealed class PostgresTrafficSignals(NpgsqlDataSource source, TimeProvider clock, ILogger<PostgresTrafficSignals> log) : ITrafficSignals
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    public async Task ListenAsync(Action onTraffic, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                connection.Notification += (_, _) => onTraffic();
                await using var listen = new NpgsqlCommand("listen traffic", connection);
                await listen.ExecuteNonQueryAsync(cancel);
                while (true) await connection.WaitAsync(cancel);
            }
            catch (NpgsqlException lost)
            {
                log.LogWarning("The line for live figures was lost ({Reason}); trying again", lost.Message);
                await Task.Delay(Pause, clock, cancel);
            }
        }
    }
}
