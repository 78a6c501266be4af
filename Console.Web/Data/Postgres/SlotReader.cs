using Npgsql;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Reads reservations whose slots start on a day or on one of its neighbours, since arrivals and rivals may cross midnight.</summary>
internal static class SlotReader
{
    public static async Task<List<(BookedSlot Slot, ReservationOutcome Outcome, int Revision)>> ReadAsync(
        NpgsqlConnection connection, DateOnly day, int[] sites, CancellationToken cancel)
    {
        const string sql = """
            select id, site_id, plate_hash, service, slot_starts_at, slot_ends_at, cancelled_at, voided_at, outcome, revision
            from reservations where site_id = any($1) and slot_day between $2 and $3
            """;
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new() { Value = sites }, new() { Value = day.AddDays(-1) }, new() { Value = day.AddDays(1) } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var slots = new List<(BookedSlot, ReservationOutcome, int)>();
        while (await reader.ReadAsync(cancel)) slots.Add((SlotOf(reader), (ReservationOutcome)reader.GetInt32(8), reader.GetInt32(9)));
        return slots;
    }

    /// <summary>An instant, or null.</summary>
    public static DateTimeOffset? At(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

    private static BookedSlot SlotOf(NpgsqlDataReader reader)
    {
        var (cancelledAt, voidedAt) = (At(reader, 6), At(reader, 7));
        var state = voidedAt is not null ? ReservationState.Voided : cancelledAt is not null ? ReservationState.Cancelled : ReservationState.Booked;
        return new BookedSlot(
            reader.GetInt64(0), reader.GetInt32(1), reader.GetInt64(2), (ServiceKind)reader.GetInt32(3),
            new Interval(reader.GetFieldValue<DateTimeOffset>(4), reader.GetFieldValue<DateTimeOffset>(5)), state,
            cancelledAt < voidedAt ? cancelledAt : voidedAt ?? cancelledAt);
    }
}
