using System.Buffers.Binary;
using Npgsql;
using NpgsqlTypes;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Cars inside at the end of a day, one packed value a site: plate hash, entry, admission and service, 18 bytes a car.</summary>
internal static class CarriedVisits
{
    private const int Size = 18;

    public static async Task<Dictionary<int, OpenVisit[]>> ReadAsync(NpgsqlConnection connection, DateOnly day, int[] sites, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select site_id, visits from carried_visits where day = $1 and site_id = any($2)", connection)
        {
            Parameters = { new() { Value = day }, new() { Value = sites } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var carried = new Dictionary<int, OpenVisit[]>();
        while (await reader.ReadAsync(cancel)) carried.Add(reader.GetInt32(0), Unpack(reader.GetFieldValue<byte[]>(1)));
        return carried;
    }

    public static async Task ReplaceAsync(NpgsqlConnection connection, DateOnly day, IReadOnlyDictionary<int, IReadOnlyList<OpenVisit>> carried, CancellationToken cancel)
    {
        if (carried.Count == 0) return;
        await using (var delete = new NpgsqlCommand("delete from carried_visits where day = $1 and site_id = any($2)", connection)
        {
            Parameters = { new() { Value = day }, new() { Value = carried.Keys.ToArray() } },
        })
            await delete.ExecuteNonQueryAsync(cancel);
        await using var copy = await connection.BeginBinaryImportAsync("copy carried_visits (site_id, day, visits) from stdin (format binary)", cancel);
        foreach (var (site, visits) in carried)
        {
            if (visits.Count == 0) continue;
            await copy.StartRowAsync(cancel);
            await copy.WriteAsync(site, NpgsqlDbType.Integer, cancel);
            await copy.WriteAsync(day, NpgsqlDbType.Date, cancel);
            await copy.WriteAsync(Pack(visits), NpgsqlDbType.Bytea, cancel);
        }
        await copy.CompleteAsync(cancel);
    }

    private static byte[] Pack(IReadOnlyList<OpenVisit> visits)
    {
        var bytes = new byte[visits.Count * Size];
        for (var index = 0; index < visits.Count; index++)
        {
            var at = bytes.AsSpan(index * Size, Size);
            var visit = visits[index];
            BinaryPrimitives.WriteInt64LittleEndian(at, visit.PlateHash);
            BinaryPrimitives.WriteInt64LittleEndian(at[8..], visit.EnteredAtUtcTicks);
            at[16] = (byte)visit.Admission;
            at[17] = (byte)(visit.Service ?? 0);
        }
        return bytes;
    }

    private static OpenVisit[] Unpack(byte[] bytes)
    {
        var visits = new OpenVisit[bytes.Length / Size];
        for (var index = 0; index < visits.Length; index++)
        {
            var at = bytes.AsSpan(index * Size, Size);
            visits[index] = new OpenVisit(
                BinaryPrimitives.ReadInt64LittleEndian(at), BinaryPrimitives.ReadInt64LittleEndian(at[8..]),
                (Admission)at[16], at[17] == 0 ? null : (ServiceKind)at[17]);
        }
        return visits;
    }
}
