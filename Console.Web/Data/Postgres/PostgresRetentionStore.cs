using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Retention of gate events on PostgreSQL: a function of the owner drops a day's partition.</summary>
internal sealed class PostgresRetentionStore(NpgsqlDataSource source) : IRetentionStore
{
    // An event that comes this late was no gate's backlog but imported history.
    private const int LateDays = 31;

    public async Task<IReadOnlyList<DateOnly>> DueAsync(DateOnly before, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using (var forget = new NpgsqlCommand("delete from changed_days where day in (select day from sealed_days)", connection)) await forget.ExecuteNonQueryAsync(cancel);
        return await DaysAsync(connection, """
            select day from (select to_date(right(c.relname, 8), 'YYYYMMDD') as day from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'gate_events'::regclass) kept
            where day < $1 and day not in (select day from history_days where released_at is null) order by day
            """, cancel, before);
    }

    public async Task<SealAttempt> SealAsync(ConsoleDb database, DateOnly day, ComputeDay compute, DateTimeOffset at, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)database.Database.GetDbConnection();
        try
        {
            // Who waits for the lock makes everybody behind it wait, so the wait is short and the next night tries again.
            await ExecuteAsync(connection, $"set local lock_timeout = '5s'; lock table {TrafficSchema.PartitionOf(day)} in share mode", cancel);
            if (await IsHistoryAsync(connection, day, at, cancel)) return new SealAttempt(SealOutcome.History, 0, []);
            if (await IsUnfinishedAsync(connection, day, at, cancel)) return new SealAttempt(SealOutcome.Unfinished, 0, []);
            var check = new DayCheck(connection, day);
            var differing = await check.DifferingAsync(compute, cancel);
            if (differing.Count > 0) return new SealAttempt(SealOutcome.Differs, check.Events, differing);
            await ExecuteAsync(connection, "select seal_gate_event_day($1, $2, $3)", cancel, day, at.UtcDateTime, check.Events);
            var refused = await ForgetRefusedAsync(connection, day, at, cancel);
            return new SealAttempt(SealOutcome.Sealed, check.Events, []) { Plates = await ForgetPlatesAsync(connection, day, cancel), Refused = refused };
        }
        catch (PostgresException busy) when (busy.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            return new SealAttempt(SealOutcome.Unfinished, 0, []);
        }
    }

    public Task<int> ReleaseAsync(ConsoleDb database, DateOnly first, DateOnly last, DateTimeOffset at, CancellationToken cancel) => database.Database.ExecuteSqlAsync(
        $"update history_days set released_at = {at} where day between {first} and {last} and released_at is null", cancel);

    public async Task FoldReceivedAsync(DateOnly before, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await ExecuteAsync(connection, ReceptionCounts.Fold, cancel, before);
    }

    public async Task<RetentionState> StateAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var sealedDays = await DaysAsync(connection, "select day from sealed_days order by day desc", cancel);
        var held = await DaysAsync(connection, "select day from history_days where released_at is null order by day", cancel);
        return new RetentionState(sealedDays.Count == 0 ? null : sealedDays[0], sealedDays.Count, held);
    }

    // What nobody has replayed by then never will be: it is dismissed and stays counted, without the record.
    private static Task<int> ForgetRefusedAsync(NpgsqlConnection connection, DateOnly day, DateTimeOffset at, CancellationToken cancel) => ExecuteAsync(connection, """
        update quarantined_events set payload_cipher = null,
            state = case when state = 0 then 3 else state end, handled_by = case when state = 0 then $2 else handled_by end,
            handled_at = case when state = 0 then $3 else handled_at end, handled_why = case when state = 0 then null else handled_why end
        where received_on <= $1 and payload_cipher is not null
        """, cancel, day, Domain.Access.Actor.System.Name, at.UtcDateTime);

    // What was booked stays, with the hash and the mask; nobody can read the plate any more.
    private static async Task<int> ForgetPlatesAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancel) =>
        await ExecuteAsync(connection, "update agreements set plate_cipher = '' where last_day <= $1 and plate_cipher <> ''", cancel, day)
        + await ExecuteAsync(connection, "update reservations set plate_cipher = '' where slot_day <= $1 and plate_cipher <> ''", cancel, day);

    // Found once and kept, so that no later night reads the day again.
    private static async Task<bool> IsHistoryAsync(NpgsqlConnection connection, DateOnly day, DateTimeOffset at, CancellationToken cancel)
    {
        if (await AskAsync(connection, "select exists (select from history_days where day = $1 and released_at is not null)", cancel, day)) return false;
        var late = Domain.Time.ServiceDay.EndOf(day.AddDays(LateDays)).UtcDateTime;
        if (!await AskAsync(connection, $"select exists (select from {TrafficSchema.PartitionOf(day)} where received_at >= $1)", cancel, late)) return false;
        await ExecuteAsync(connection, "insert into history_days (day, found_at) values ($1, $2) on conflict do nothing", cancel, day, at.UtcDateTime);
        return true;
    }

    private static Task<bool> IsUnfinishedAsync(NpgsqlConnection connection, DateOnly day, DateTimeOffset at, CancellationToken cancel) => AskAsync(
        connection, "select exists (select from changed_days where day = $1) or exists (select from day_rollups where day = $1 and final_at > $2)", cancel, day, at.UtcDateTime);

    private static async Task<List<DateOnly>> DaysAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var days = new List<DateOnly>();
        while (await reader.ReadAsync(cancel)) days.Add(reader.GetFieldValue<DateOnly>(0));
        return days;
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
