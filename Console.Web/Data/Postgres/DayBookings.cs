using Npgsql;
using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Agreements and reservations that matter to some sites on one day.</summary>
internal sealed class DayBookings
{
    private readonly Dictionary<int, SiteBookings> bySite;

    private DayBookings(IEnumerable<StoredSlot> slots, IEnumerable<SignedAgreement> agreements)
    {
        var signed = agreements.ToLookup(one => one.Terms.SiteId);
        var booked = slots.ToLookup(one => one.Slot.SiteId);
        bySite = booked.Select(site => site.Key).Union(signed.Select(site => site.Key))
            .ToDictionary(site => site, site => new SiteBookings([.. booked[site]], [.. signed[site]]));
    }

    public SiteBookings Of(int site) => bySite.GetValueOrDefault(site, SiteBookings.None);

    public static async Task<DayBookings> ReadAsync(NpgsqlConnection connection, DateOnly day, int[] sites, CancellationToken cancel)
    {
        var slots = await SlotReader.ReadAsync(connection, day, sites, cancel);
        return new DayBookings(slots.Select(one => new StoredSlot(one.Slot, one.Outcome)), await ReadAgreementsAsync(connection, day, sites, cancel));
    }

    private static async Task<List<SignedAgreement>> ReadAgreementsAsync(NpgsqlConnection connection, DateOnly day, int[] sites, CancellationToken cancel)
    {
        const string sql = "select id, site_id, service, plate_hash, first_day, last_day, cancelled_at from agreements where site_id = any($1) and last_day >= $2 and first_day <= $2";
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = sites }, new() { Value = day } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var agreements = new List<SignedAgreement>();
        while (await reader.ReadAsync(cancel))
            agreements.Add(new SignedAgreement(reader.GetInt64(0), new AgreementTerms(
                reader.GetInt32(1), (ServiceKind)reader.GetInt32(2), reader.GetInt64(3),
                reader.GetFieldValue<DateOnly>(4), reader.GetFieldValue<DateOnly>(5), SlotReader.At(reader, 6))));
        return agreements;
    }
}
