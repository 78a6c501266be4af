using System.Data;
using Npgsql;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Aggregation on PostgreSQL.</summary>
internal sealed class PostgresRollupStore(NpgsqlDataSource source) : IRollupStore
{
    private const long LockKey = 0x7061726b6f7073;

    public async Task<IAsyncDisposable?> TryLockAsync(CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = LockKey } } };
        if (await command.ExecuteScalarAsync(cancel) is true) return new AdvisoryLock(connection);
        await connection.DisposeAsync();
        return null;
    }

    public async Task<IReadOnlyList<(DateOnly Day, int Sites)>> ChangedAsync(DateOnly last, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select day, count(distinct site_id)::int from changed_days where day <= $1 and day not in (select day from sealed_days) group by day order by day");
        command.Parameters.Add(new() { Value = last });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var days = new List<(DateOnly, int)>();
        while (await reader.ReadAsync(cancel)) days.Add((reader.GetFieldValue<DateOnly>(0), reader.GetInt32(1)));
        return days;
    }

    public async Task MarkAllAsync(DateOnly first, DateOnly last, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("""
            insert into changed_days (site_id, day)
            select distinct site_id, service_day from gate_events where service_day between $1 and $2
            union
            select distinct site_id, day from day_rollups where day between $1 and $2
            union
            select distinct site_id, slot_day from reservations where slot_day between $1 and $2
            """);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = first });
        command.Parameters.Add(new() { Value = last });
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<DayWork> WorkAsync(DateOnly day, ComputeDay compute, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var marks = await ChangeMarks.ReadAsync(connection, day, cancel);
        var (siteDays, events) = (0, 0L);
        foreach (var part in marks.Split())
        {
            events += await WorkAsync(connection, day, part, compute, cancel);
            siteDays += part.Sites.Length;
        }
        return new DayWork(siteDays, events);
    }

    public async Task<IReadOnlyList<(DateOnly Day, bool IsSealed)>> StoredAsync(DateOnly first, DateOnly last, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("""
            select day, exists (select from sealed_days s where s.day = stored.day) from (
                select service_day as day from gate_events where service_day between $1 and $2 group by 1
                union select day from day_rollups where day between $1 and $2
                union select found_on from day_attributions where found_on between $1 and $2
                union select day from carried_visits where day between $1 and $2
            ) stored order by day
            """);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = first });
        command.Parameters.Add(new() { Value = last });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var days = new List<(DateOnly, bool)>();
        while (await reader.ReadAsync(cancel)) days.Add((reader.GetFieldValue<DateOnly>(0), reader.GetBoolean(1)));
        return days;
    }

    public async Task<DayVerification> VerifyAsync(DateOnly day, ComputeDay compute, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        return await new DayCheck(connection, day).VerifyAsync(compute, cancel);
    }

    public async Task<IReadOnlyList<LiveCount>> CountAsync(DateOnly day, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("""
            select site_id, admission, service, extract(hour from at at time zone 'Asia/Shanghai')::int,
                   count(*) filter (where direction = 1), count(*) filter (where direction = 0)
            from gate_events where service_day = $1 and state = 0 group by 1, 2, 3, 4
            """);
        command.Parameters.Add(new() { Value = day });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var counts = new List<LiveCount>();
        while (await reader.ReadAsync(cancel))
            counts.Add(new LiveCount(
                reader.GetInt32(0), (Admission)reader.GetInt16(1), reader.IsDBNull(2) ? null : (ServiceKind)reader.GetInt16(2),
                reader.GetInt32(3), reader.GetInt64(4), reader.GetInt64(5)));
        return counts;
    }

    private static async Task<long> WorkAsync(NpgsqlConnection connection, DateOnly day, ChangeMarks marks, ComputeDay compute, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // The marks were read first: an event that comes between is read too, and its own mark stays for the next run.
        using var events = await DayEvents.ReadAsync(connection, day, marks.Sites, cancel);
        var carriedIn = await CarriedVisits.ReadAsync(connection, day.AddDays(-1), marks.Sites, cancel);
        var carriedBefore = await CarriedVisits.ReadAsync(connection, day, marks.Sites, cancel);
        var bookings = await DayBookings.ReadAsync(connection, day, marks.Sites, cancel);
        var computed = new ComputedDay[marks.Sites.Length];
        await Parallel.ForAsync(0, computed.Length, cancel, (index, _) =>
        {
            var site = marks.Sites[index];
            computed[index] = compute(new StoredDay(site, events.Of(site), carriedIn.GetValueOrDefault(site, []), bookings.Of(site)));
            return ValueTask.CompletedTask;
        });
        var outcome = new DayOutcome(day);
        foreach (var (site, one) in marks.Sites.Zip(computed)) outcome.Add(site, one, carriedBefore.GetValueOrDefault(site, []));
        await outcome.WriteAsync(connection, marks, cancel);
        await transaction.CommitAsync(cancel);
        return events.Count;
    }

    private sealed class AdvisoryLock(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                await using var command = new NpgsqlCommand("select pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = LockKey } } };
                await command.ExecuteNonQueryAsync();
            }
        }
    }
}
