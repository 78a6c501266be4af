using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Jobs;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>The nightly aggregation of a whole day, figures written and committed, against merely reading the same columns of its events.</summary>
internal static class AggregationBenchmark
{
    private const double Goal = 2;
    private const int Batch = 10_000;

    public static async Task<List<Comparison>> RunAsync(BenchmarkConsole console, BenchmarkSizes sizes)
    {
        using (var client = new GateClient(console.App.Address, console.Key))
            await client.SendAsync(BenchmarkEvents.Requests(sizes.AggregatedEvents, sizes.Sites, Batch, "a"), 2, sizes.AggregatedEvents);
        await console.RunAsync("vacuum analyze");
        var (aggregation, reading) = (new Median(), new Median());
        await AggregateAsync(console, sizes);
        await ReadAsync(console, sizes);
        for (var round = 0; round < sizes.Rounds; round++)
        {
            await ForgetAsync(console);
            await aggregation.TimeAsync(() => AggregateAsync(console, sizes));
            await reading.TimeAsync(() => ReadAsync(console, sizes));
        }

        return [Comparison.OfTimes(Comparison.Text($"aggregation of {sizes.AggregatedEvents:#,0} events of {sizes.Sites:#,0} sites, written"), aggregation, reading, Goal)];
    }

    private static async Task ForgetAsync(BenchmarkConsole console)
    {
        await console.RunAsync("truncate day_rollups, day_attributions, carried_visits, changed_days");
        await console.App.Services.GetRequiredService<ITrafficStore>().MarkChangedAsync(console.SiteIds, BenchmarkConsole.Day, BenchmarkConsole.Day, CancellationToken.None);
        await console.RunAsync("checkpoint");
    }

    private static Task AggregateAsync(BenchmarkConsole console, BenchmarkSizes sizes) => console.App.AsAsync<AggregationService>(Actor.System, async service =>
    {
        var run = await service.RunAsync(CancellationToken.None);
        if (run.Events != sizes.AggregatedEvents) throw new InvalidOperationException($"{run.Events} of {sizes.AggregatedEvents} events were aggregated.");
    });

    private static async Task ReadAsync(BenchmarkConsole console, BenchmarkSizes sizes)
    {
        var read = 0;
        await console.App.Services.GetRequiredService<ITrafficStore>().ReadDayAsync(BenchmarkConsole.Day, null, (_, _) => read++, CancellationToken.None);
        if (read != sizes.AggregatedEvents) throw new InvalidOperationException($"{read} of {sizes.AggregatedEvents} events were read.");
    }
}
