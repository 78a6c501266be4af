using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Calendar;
using ParkingOps.Web.Features.Jobs;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Data.Seeding;

/// <summary>
/// Makes the demonstration set: units, accounts, and gate events of 90 days up to yesterday from a seed number, topped up at each start.
/// Events go the way of every gate's events, so loading a day twice changes nothing.
/// </summary>
public sealed class DemoSeed(
    ConsoleDbFactory databases, AccountService accounts, IngestionService ingestion, SiteDirectorySource sites, AggregationService aggregation, TimeProvider clock)
{
    private const int Days = 90;
    private const int SeedNumber = 20211217;

    /// <summary>Makes what is missing, telling how far it is.</summary>
    public async Task LoadAsync(TextWriter progress, CancellationToken cancel)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister, cancel);
        database.Reason = "seed-data/demo";
        var yesterday = ServiceDay.Today(clock).AddDays(-1);
        var units = await DemoUnits.RegisterAsync(database, yesterday.AddDays(1 - Days), cancel);
        var last = units[^1].SiteCode;
        var managed = await database.Sites.Where(site => site.Code == last).Select(site => site.OrganisationId).FirstAsync(cancel);
        await DemoAccounts.EnsureAsync(accounts, managed);
        var first = await database.DayRollups.Where(rollup => rollup.HasTraffic && rollup.Day <= yesterday).MaxAsync(rollup => (DateOnly?)rollup.Day, cancel)
            ?? yesterday.AddDays(1 - Days);
        if (first >= yesterday && await database.AggregationRuns.AnyAsync(run => run.EndedAt != null, cancel)) return;
        var traffic = new DemoTraffic(SeedNumber, await CalendarService.LoadAsync(database, cancel));
        for (var day = first; day <= yesterday; day = day.AddDays(1))
        {
            await LoadDayAsync(traffic, units, day, cancel);
            if (day == yesterday || day.DayNumber % 10 == 0) await progress.WriteLineAsync($"Demonstration events up to {day:yyyy-MM-dd}");
        }
        await progress.WriteLineAsync("Aggregating the demonstration events");
        await aggregation.RunAsync(cancel);
    }

    private async Task LoadDayAsync(DemoTraffic traffic, List<DemoUnit> units, DateOnly day, CancellationToken cancel)
    {
        var directory = await sites(cancel);
        var sender = new SenderKey(0, units.Select(unit => directory.Sites[unit.SiteCode].Id).ToHashSet());
        var records = new List<GateEventRecord>();
        foreach (var unit in units) records.AddRange(DemoEvents.On(traffic, unit, day));
        foreach (var piece in records.Chunk(GateEventReader.MaxRecords))
            await ingestion.IngestAsync([.. piece.Select((record, index) => record.At(index))], sender, directory, cancel);
    }
}
