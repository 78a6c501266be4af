using Npgsql;
using NpgsqlTypes;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Rows of gate events as arrays, one a column: a whole batch is one statement with one plan.</summary>
internal sealed class GateEventColumns
{
    /// <summary>Names of the columns in the order in which the arrays come.</summary>
    public const string Names =
        "service_day, site_id, event_id, revision, state, gate, direction, at, admission, service, plate_hash, plate_mask, plate_cipher, "
        + "payment_channel, payment_fen, not_live, content_hash";

    /// <summary>The arrays as a table, parameters 1 to 17.</summary>
    public const string Unnested = "unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";

    private readonly DateOnly[] days;
    private readonly int[] sites;
    private readonly string[] ids;
    private readonly int[] revisions;
    private readonly short[] states;
    private readonly string[] gates;
    private readonly short[] directions;
    private readonly DateTime[] times;
    private readonly short[] admissions;
    private readonly short?[] services;
    private readonly long[] hashes;
    private readonly string[] masks;
    private readonly byte[]?[] ciphers;
    private readonly short?[] channels;
    private readonly long?[] amounts;
    private readonly bool[] notLive;
    private readonly long[] contents;

    public GateEventColumns(IReadOnlyList<GateEventRow> rows)
    {
        var count = rows.Count;
        (days, sites, ids, revisions, states, gates) = (new DateOnly[count], new int[count], new string[count], new int[count], new short[count], new string[count]);
        (directions, times, admissions, services) = (new short[count], new DateTime[count], new short[count], new short?[count]);
        (hashes, masks, ciphers, channels) = (new long[count], new string[count], new byte[]?[count], new short?[count]);
        (amounts, notLive, contents) = (new long?[count], new bool[count], new long[count]);
        for (var i = 0; i < count; i++) Put(i, rows[i]);
    }

    /// <summary>Adds the arrays as parameters 1 to 17.</summary>
    public void AddTo(NpgsqlParameterCollection parameters)
    {
        Add(parameters, NpgsqlDbType.Date, days);
        Add(parameters, NpgsqlDbType.Integer, sites);
        Add(parameters, NpgsqlDbType.Text, ids);
        Add(parameters, NpgsqlDbType.Integer, revisions);
        Add(parameters, NpgsqlDbType.Smallint, states);
        Add(parameters, NpgsqlDbType.Text, gates);
        Add(parameters, NpgsqlDbType.Smallint, directions);
        Add(parameters, NpgsqlDbType.TimestampTz, times);
        Add(parameters, NpgsqlDbType.Smallint, admissions);
        Add(parameters, NpgsqlDbType.Smallint, services);
        Add(parameters, NpgsqlDbType.Bigint, hashes);
        Add(parameters, NpgsqlDbType.Text, masks);
        Add(parameters, NpgsqlDbType.Bytea, ciphers);
        Add(parameters, NpgsqlDbType.Smallint, channels);
        Add(parameters, NpgsqlDbType.Bigint, amounts);
        Add(parameters, NpgsqlDbType.Boolean, notLive);
        Add(parameters, NpgsqlDbType.Bigint, contents);
    }

    private static void Add<T>(NpgsqlParameterCollection parameters, NpgsqlDbType type, T[] values) =>
        parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });

    private void Put(int i, GateEventRow row)
    {
        (days[i], sites[i], ids[i]) = (row.Key.Day, row.Key.SiteId, row.Key.EventId);
        (revisions[i], states[i], gates[i]) = (row.Revision, (short)(row.IsMoved ? 1 : 0), row.Gate);
        (directions[i], times[i]) = ((short)row.Direction, row.At.UtcDateTime);
        (admissions[i], services[i]) = ((short)row.Admission, (short?)row.Service);
        (hashes[i], masks[i], ciphers[i]) = (row.PlateHash, row.PlateMask, row.PlateCipher);
        (channels[i], amounts[i]) = (row.PaymentChannel, row.PaymentFen);
        (notLive[i], contents[i]) = (row.IsNotLive, row.ContentHash);
    }
}
