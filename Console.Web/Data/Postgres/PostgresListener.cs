using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Listens to the database's notifications on a connection of its own.</summary>
internal sealed class PostgresListener(NpgsqlDataSource source, TimeProvider clock, ILogger<PostgresListener> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Raises the action whenever the line stands anew and with every notification on a channel, until cancelled.</summary>
    public async Task ListenAsync(string channel, Action onNotification, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                connection.Notification += (_, _) => onNotification();
                await using var listen = new NpgsqlCommand($"listen {channel}", connection);
                await listen.ExecuteNonQueryAsync(cancel);
                // Nobody told what came while there was no line.
                onNotification();
                while (true) await connection.WaitAsync(cancel);
            }
            catch (NpgsqlException lost)
            {
                log.LogWarning("The line for live news of {Channel} was lost ({Reason}); trying again", channel, lost.Message);
                await Task.Delay(Pause, clock, cancel);
            }
        }
    }
}
