using ParkingOps.Web.Data.Postgres;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>
/// Ingestion over HTTP against plain binary COPY. After each round the very rows that ingestion stored are read out as bytes, the
/// partition is emptied, and the same bytes go back: same rows, same partition, same unique index, same durable server. Once as one COPY
/// in one transaction, which the goal names, and once request by request, each made durable before the next as ingestion must.
/// </summary>
internal static class IngestionBenchmark
{
    private const double Goal = 0.25;
    private static readonly string Partition = TrafficSchema.PartitionOf(BenchmarkConsole.Day);

    public static async Task<List<Comparison>> RunAsync(BenchmarkConsole console, BenchmarkSizes sizes)
    {
        using var client = new GateClient(console.App.Address, console.Key);
        await WarmUpAsync(console, client, sizes);
        var lines = new List<Comparison>();
        foreach (var (batch, clients) in new[] { (1_000, 1), (1_000, 2), (10_000, 1), (10_000, 2) })
            lines.Add(await CompareAsync(console, client, sizes, batch, clients));
        return lines;
    }

    private static async Task WarmUpAsync(BenchmarkConsole console, GateClient client, BenchmarkSizes sizes)
    {
        foreach (var batch in new[] { 1_000, 10_000 })
        {
            await client.SendAsync(BenchmarkEvents.Requests(sizes.IngestedEvents, sizes.Sites, batch, "w"), 2, sizes.IngestedEvents);
            await CopyAsync(console, sizes, new Median(), [await ReadAsync(console, "")]);
            await EmptyAsync(console);
        }
    }

    private static async Task<Comparison> CompareAsync(BenchmarkConsole console, GateClient client, BenchmarkSizes sizes, int batch, int clients)
    {
        var requests = BenchmarkEvents.Requests(sizes.IngestedEvents, sizes.Sites, batch, "e");
        var (ingestion, copy, copies) = (new Median(), new Median(), new Median());
        for (var round = 0; round < sizes.Rounds; round++)
        {
            await console.RunAsync("checkpoint");
            await ingestion.TimeAsync(() => client.SendAsync(requests, clients, sizes.IngestedEvents));
            var (whole, parts) = (await ReadAsync(console, ""), await ReadRequestsAsync(console));
            await CopyAsync(console, sizes, copy, [whole]);
            await CopyAsync(console, sizes, copies, parts);
            await EmptyAsync(console);
        }

        var what = Comparison.Text($"ingestion over HTTP, {batch:#,0} events a request, {clients} {(clients == 1 ? "client" : "clients")}");
        var line = Comparison.OfRates(what, sizes.IngestedEvents, ingestion, copy, Goal);
        return line with
        {
            Yardstick = Comparison.Text($"{line.Yardstick}; request by request {sizes.IngestedEvents / copies.Seconds:#,0}"),
            Ratio = Comparison.Text($"{line.Ratio}; {copies.Seconds / ingestion.Seconds:P0}"),
        };
    }

    private static async Task CopyAsync(BenchmarkConsole console, BenchmarkSizes sizes, Median median, List<byte[]> parts)
    {
        await EmptyAsync(console);
        await console.RunAsync("checkpoint");
        await median.TimeAsync(async () =>
        {
            foreach (var part in parts) await CopyAsync(console, part);
        });
        if (await console.AskAsync<long>($"select count(*) from {Partition}") != sizes.IngestedEvents) throw new InvalidOperationException("COPY lost rows.");
    }

    private static Task EmptyAsync(BenchmarkConsole console) => console.RunAsync($"truncate {Partition}, changed_days");

    private static async Task<List<byte[]>> ReadRequestsAsync(BenchmarkConsole console)
    {
        var parts = new List<byte[]>();
        foreach (var batch in await console.AskAsync<long[]>($"select array_agg(distinct batch) from {Partition}"))
            parts.Add(await ReadAsync(console, $" where batch = {batch}"));
        return parts;
    }

    private static async Task<byte[]> ReadAsync(BenchmarkConsole console, string condition)
    {
        using var rows = new MemoryStream();
        await using var connection = await console.Database.OpenConnectionAsync();
        await using var export = await connection.BeginRawBinaryCopyAsync($"copy (select * from {Partition}{condition}) to stdout (format binary)");
        await export.CopyToAsync(rows);
        return rows.ToArray();
    }

    private static async Task CopyAsync(BenchmarkConsole console, byte[] rows)
    {
        await using var connection = await console.Database.OpenConnectionAsync();
        await using var import = await connection.BeginRawBinaryCopyAsync($"copy {Partition} from stdin (format binary)");
        await import.WriteAsync(rows);
    }
}
