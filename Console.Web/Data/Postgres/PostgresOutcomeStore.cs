using Npgsql;
using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Outcomes of reservations on PostgreSQL.</summary>
internal sealed class PostgresOutcomeStore(NpgsqlDataSource source) : IOutcomeStore
{
    // Beside a sealed day some of the arrivals are gone: what was decided stands.
    public async Task<IReadOnlyList<(DateOnly Day, int[] Sites)>> AffectedAsync(DateOnly today, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("""
            select day, array_agg(distinct site_id) from (
                select c.site_id, c.day + beside as day from changed_days c cross join generate_series(-1, 1) beside where c.day <= $1
                union
                select site_id, slot_day from reservations where outcome = 0 and slot_ends_at <= $2
            ) affected
            where exists (select 1 from reservations r where r.site_id = affected.site_id and r.slot_day = affected.day)
                and not exists (select from sealed_days s where s.day between affected.day - 1 and affected.day + 1)
            group by day order by day
            """);
        command.Parameters.Add(new() { Value = today });
        command.Parameters.Add(new() { Value = now.UtcDateTime });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var affected = new List<(DateOnly, int[])>();
        while (await reader.ReadAsync(cancel)) affected.Add((reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<int[]>(1)));
        return affected;
    }

    public async Task DecideAsync(DateOnly day, int[] sites, DecideOutcomes decide, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var stored = await SlotReader.ReadAsync(connection, day, sites, cancel);
        var plates = stored.Select(one => (one.Slot.SiteId, one.Slot.PlateHash)).Distinct().ToList();
        var (arrivals, silent) = (new List<Arrival>(), new HashSet<(int, DateOnly)>());
        for (var one = day.AddDays(-1); one <= day.AddDays(1); one = one.AddDays(1))
        {
            arrivals.AddRange(await SlotArrivals.ReadAsync(connection, one, plates, cancel));
            silent.UnionWith(sites.Except(await SlotArrivals.HeardAsync(connection, one, sites, cancel)).Select(site => (site, one)));
        }

        var outcomes = decide([.. stored.Select(one => one.Slot)], arrivals, silent);
        var changed = stored.Where(one => one.Slot.Day == day && outcomes[one.Slot.Id] != one.Outcome).ToList();
        if (changed.Count > 0) await WriteAsync(connection, day, changed, outcomes, cancel);
        await transaction.CommitAsync(cancel);
    }

    // A reservation revised meanwhile is left alone: it has a mark of its own.
    private static async Task WriteAsync(
        NpgsqlConnection connection, DateOnly day, List<(BookedSlot Slot, ReservationOutcome Outcome, int Revision)> changed,
        IReadOnlyDictionary<long, ReservationOutcome> outcomes, CancellationToken cancel)
    {
        const string sql = """
            with decided as (
                update reservations r set outcome = u.outcome from unnest($1, $2, $3) u (id, revision, outcome)
                where r.id = u.id and r.revision = u.revision returning r.site_id)
            insert into changed_days (site_id, day) select distinct site_id, $4 from decided
            """;
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. changed.Select(one => one.Slot.Id)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. changed.Select(one => one.Revision)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. changed.Select(one => (int)outcomes[one.Slot.Id])] });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
