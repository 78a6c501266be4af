using ParkingOps.Domain.Access;
using ParkingOps.Domain.Traffic;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Jobs;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>The nightly aggregation of one day over 1,000 sites, writing included, against merely reading the same columns into the program.</summary>
internal static class AggregationBenchmark
{
    private const int Sites = 1000;
    private const string Day = "2026-03-17";

    public static async Task<string[]> RunAsync(TextWriter output, int events, int rounds)
    {
        await using var database = BenchDatabase.Start();
        await PublishedTemplate.PrepareAsync(database.Connection);
        await using var app = await ConsoleApp.StartAsync(database.Connection);
        await FillAsync(database, events);
        var store = (ITrafficStore)app.Services.GetService(typeof(ITrafficStore))!;
        var measured = new Rounds(output);
        for (var round = 0; round < rounds; round++)
        {
            await measured.MeasureAsync("read", () => ReadAsync(store));
            await database.ExecuteAsync($"truncate day_rollups, day_attributions, carried_visits, changed_days; insert into changed_days (site_id, day) select site, '{Day}' from generate_series(1, {Sites}) site");
            await measured.MeasureAsync("aggregate", () => app.AsAsync<AggregationService>(Actor.System, service => service.RunAsync(CancellationToken.None)));
        }
        var rows = await database.ScalarAsync<long>("select count(*) from day_rollups");
        return [$"| Aggregation of {events:#,0} events, {Sites:#,0} sites, {rows:#,0} rollup rows written | {measured.Median("aggregate"):0.00} s | reading {measured.Median("read"):0.00} s | {measured.Median("aggregate") / measured.Median("read"):0.00} times the read | at most 2 times |"];
    }

    private static async Task ReadAsync(ITrafficStore store)
    {
        var (count, sum) = (0L, 0L);
        await store.ReadDayAsync(DateOnly.ParseExact(Day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null, (int site, GateEvent one) =>
        {
            count++;
            sum += site + one.AtUtcTicks + one.PlateHash + one.EventId.Length;
        }, CancellationToken.None);
        if (count == 0 || sum == 0) throw new InvalidOperationException("Nothing was read.");
    }

    // Each car comes once and stays 5 minutes to 3 hours; entries are spread over the day, in the order in which a gate would send them.
    private static async Task FillAsync(BenchDatabase database, int events) => await database.ExecuteAsync($"""
        create table gate_events_20260317 partition of gate_events for values from ('{Day}') to ('2026-03-18');
        insert into gate_events (service_day, site_id, event_id, revision, state, gate, direction, at, admission, plate_hash, plate_mask, plate_cipher, not_live, content_hash, batch, received_at)
        select '{Day}', 1 + n % {Sites}, 'E-' || n || case when d = 1 then '-i' else '-o' end, 1, 0, 'G1', d,
               timestamptz '{Day} 00:00:00+08' + make_interval(secs => n * 72000.0 / {events / 2} + case when d = 1 then 0 else 300 + n * 7919 % 10500 end),
               1 + n % 4, n * 2654435761, '沪A·12**5', decode(repeat('00', 40), 'hex'), false, n, 1, now()
        from generate_series(0, {events / 2 - 1}) n, unnest(array[1, 0]) d order by 8;
        analyze gate_events;
        """);
}
