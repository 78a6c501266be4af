using Npgsql;
using NpgsqlTypes;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Features.Statistics;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>What one day's work replaces: rollups, what the day found for earlier days, and the cars inside at its end.</summary>
internal sealed class DayOutcome(DateOnly day)
{
    private const string RollupColumns = "site_id, day, admission, service, entries, exits, vehicle_days, peak_cars, peak_at, has_traffic, hours, stays, final_at";
    private const string AttributionColumns = "site_id, found_on, day, hour, kind, admission, service, count";
    private readonly List<(int Site, ComputedDay Computed)> computed = [];
    private readonly Dictionary<int, IReadOnlyList<OpenVisit>> carried = [];
    private readonly List<int> unfinished = [];

    public void Add(int site, ComputedDay one, IReadOnlyList<OpenVisit> carriedBefore)
    {
        computed.Add((site, one));
        if (!one.Result.IsOver) unfinished.Add(site);
        else if (!one.Result.CarriedOut.SequenceEqual(carriedBefore)) carried.Add(site, one.Result.CarriedOut);
    }

    public async Task WriteAsync(NpgsqlConnection connection, ChangeMarks marks, CancellationToken cancel)
    {
        await ReplaceFiguresAsync(connection, marks.Sites, cancel);
        await CarriedVisits.ReplaceAsync(connection, day, carried, cancel);
        await marks.RemoveAsync(connection, cancel);
        await ChangeMarks.AddAsync(connection, [.. carried.Keys], day.AddDays(1), cancel);
        await ChangeMarks.AddAsync(connection, [.. unfinished], day, cancel);
    }

    /// <summary>Brings what was computed beside what is stored, for <see cref="DifferingAsync"/>; changes nothing.</summary>
    public async Task StageAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await StagedRows.StageAsync(connection, "day_rollups", RollupColumns, WriteRollups, cancel);
        await StagedRows.StageAsync(connection, "day_attributions", AttributionColumns, WriteAttributions, cancel);
    }

    /// <summary>The sites of whose day anything stored is not as it was computed by all that was staged in this transaction.</summary>
    public static async Task<HashSet<int>> DifferingAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancel)
    {
        // When a day became final is no figure.
        var figures = RollupColumns.Replace(", final_at", "", StringComparison.Ordinal);
        await using var command = new NpgsqlCommand($"""
            (select site_id from (select {figures} from day_rollups where day = $1 except all select {figures} from new_day_rollups) gone)
            union (select site_id from (select {figures} from new_day_rollups except all select {figures} from day_rollups where day = $1) found)
            union (select site_id from (select {AttributionColumns} from day_attributions where found_on = $1 except all select {AttributionColumns} from new_day_attributions) gone)
            union (select site_id from (select {AttributionColumns} from new_day_attributions except all select {AttributionColumns} from day_attributions where found_on = $1) found)
            """, connection) { Parameters = { new() { Value = day } }, CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var sites = new HashSet<int>();
        while (await reader.ReadAsync(cancel)) sites.Add(reader.GetInt32(0));
        return sites;
    }

    private async Task ReplaceFiguresAsync(NpgsqlConnection connection, int[] sites, CancellationToken cancel)
    {
        foreach (var delete in new[] { "delete from day_rollups where day = $1 and site_id = any($2)", "delete from day_attributions where found_on = $1 and site_id = any($2)" })
        {
            await using var command = new NpgsqlCommand(delete, connection) { Parameters = { new() { Value = day }, new() { Value = sites } } };
            await command.ExecuteNonQueryAsync(cancel);
        }
        await StagedRows.InsertAsync(connection, "day_rollups", RollupColumns, WriteRollups, cancel);
        await StagedRows.InsertAsync(connection, "day_attributions", AttributionColumns, WriteAttributions, cancel);
    }

    private void WriteRollups(NpgsqlBinaryImporter copy)
    {
        foreach (var (site, one) in computed)
            foreach (var figures in one.Result.Figures) Write(copy, DayRollup.Of(site, day, figures, one.FinalAt));
    }

    private void WriteAttributions(NpgsqlBinaryImporter copy)
    {
        foreach (var (site, one) in computed)
            foreach (var found in one.Result.Attributions) Write(copy, site, found);
    }

    private static void Write(NpgsqlBinaryImporter copy, DayRollup row)
    {
        copy.StartRow();
        copy.Write(row.SiteId, NpgsqlDbType.Integer);
        copy.Write(row.Day, NpgsqlDbType.Date);
        copy.Write(row.Admission, NpgsqlDbType.Smallint);
        copy.Write(row.Service, NpgsqlDbType.Smallint);
        copy.Write(row.Entries, NpgsqlDbType.Integer);
        copy.Write(row.Exits, NpgsqlDbType.Integer);
        copy.Write(row.VehicleDays, NpgsqlDbType.Integer);
        copy.Write(row.PeakCars, NpgsqlDbType.Integer);
        if (row.PeakAt is { } at) copy.Write(at.UtcDateTime, NpgsqlDbType.TimestampTz);
        else copy.WriteNull();
        copy.Write(row.HasTraffic, NpgsqlDbType.Boolean);
        copy.Write(row.Hours, NpgsqlDbType.Array | NpgsqlDbType.Integer);
        copy.Write(row.Stays, NpgsqlDbType.Bytea);
        copy.Write(row.FinalAt.UtcDateTime, NpgsqlDbType.TimestampTz);
    }

    private void Write(NpgsqlBinaryImporter copy, int site, Attribution found)
    {
        copy.StartRow();
        copy.Write(site, NpgsqlDbType.Integer);
        copy.Write(day, NpgsqlDbType.Date);
        copy.Write(found.Day, NpgsqlDbType.Date);
        copy.Write((short)found.Hour, NpgsqlDbType.Smallint);
        copy.Write((int)found.Kind, NpgsqlDbType.Integer);
        copy.Write((int)found.Admission, NpgsqlDbType.Integer);
        if (found.Service is { } service) copy.Write((int)service, NpgsqlDbType.Integer);
        else copy.WriteNull();
        copy.Write(found.Count, NpgsqlDbType.Integer);
    }
}
