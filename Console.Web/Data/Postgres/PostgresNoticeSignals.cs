using Microsoft.EntityFrameworkCore;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>News of notices by the database's notifications.</summary>
internal sealed class PostgresNoticeSignals(PostgresListener listener) : INoticeSignals
{
    public Task ListenAsync(Action onNotice, CancellationToken cancel) => listener.ListenAsync("notices", onNotice, cancel);

    public Task SendAsync(ConsoleDb database) => database.Database.ExecuteSqlAsync($"select pg_notify('notices', '')");
}
