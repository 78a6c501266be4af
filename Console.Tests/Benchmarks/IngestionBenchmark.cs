using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>Ingestion through HTTP, durable, against a plain binary COPY of the same rows into the same table with its partition and unique index.</summary>
internal static class IngestionBenchmark
{
    private const int Sites = 50;
    private const string Partition = "gate_events_20260317";

    public static async Task<string[]> RunAsync(TextWriter output, int events, int rounds)
    {
        await using var database = BenchDatabase.Start();
        await using var app = await StartAsync(database);
        using var client = await ClientAsync(app);
        var measured = new Rounds(output);
        string[] ways = ["COPY", "HTTP 1,000 a batch", "HTTP 10,000 a batch"];
        await PostAsync(client, events / 10, 1_000);
        for (var round = 0; round < rounds; round++)
        {
            await EmptyAsync(database);
            await measured.MeasureAsync(ways[1], () => PostAsync(client, events, 1_000));
            await EmptyAsync(database);
            await measured.MeasureAsync(ways[2], () => PostAsync(client, events, 10_000));
            var rows = await TakeRowsAsync(database);
            await EmptyAsync(database);
            await measured.MeasureAsync(ways[0], () => CopyAsync(database, rows));
        }
        string Rate(string way) => (events / measured.Median(way)).ToString("#,0", CultureInfo.InvariantCulture);
        return [.. ways.Skip(1).Select(way =>
            $"| {way}, 2 senders | {Rate(way)} events/s | COPY {Rate(ways[0])} rows/s | {100 * measured.Median(ways[0]) / measured.Median(way):0}% of COPY | at least 25% |")];
    }

    private static async Task<ConsoleApp> StartAsync(BenchDatabase database)
    {
        await PublishedTemplate.PrepareAsync(database.Connection);
        var app = await ConsoleApp.StartAsync(database.Connection);
        await app.AsAsync<OrganisationService>(Actor.System, service => service.SaveAsync(new OrganisationInput { Code = "BENCH", Name = "Bench", Kind = OrganisationKind.Hospital }, isNew: true));
        for (var site = 0; site < Sites; site++)
            await app.AsAsync<SiteService>(Actor.System, service => service.SaveAsync(new SiteInput { Code = $"BENCH-{site}", Name = $"Bench {site}", OrganisationCode = "BENCH" }, isNew: true));
        return app;
    }

    private static async Task<HttpClient> ClientAsync(ConsoleApp app)
    {
        var key = "";
        await app.AsAsync<ApiKeyService>(Actor.System, async keys => key = await keys.CreateAsync("BENCH", "bench"));
        var client = new HttpClient { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static async Task EmptyAsync(BenchDatabase database) =>
        await database.ExecuteAsync("truncate gate_events; truncate changed_days; checkpoint");

    private static async Task PostAsync(HttpClient client, int events, int batch)
    {
        var next = -1;
        async Task SendAsync()
        {
            for (int number; (number = Interlocked.Increment(ref next) * batch) < events;)
            {
                using var body = new ByteArrayContent(Body(number, Math.Min(batch, events - number)));
                body.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
                using var answer = await client.PostAsync(new Uri("api/v1/gate-events", UriKind.Relative), body);
                answer.EnsureSuccessStatusCode();
            }
        }
        await Task.WhenAll(SendAsync(), SendAsync());
    }

    private static byte[] Body(int first, int count)
    {
        var text = new StringBuilder(count * 180);
        for (var number = first; number < first + count; number++)
            text.Append(CultureInfo.InvariantCulture,
                $"{{\"eventId\":\"E-{number}\",\"siteCode\":\"BENCH-{number % Sites}\",\"gate\":\"G{number % 3}\",\"direction\":\"{(number % 2 == 0 ? "entry" : "exit")}\",\"plate\":\"沪A{number / 2 % 100_000:00000}\",\"at\":\"2026-03-17T{number / 3600 % 24:00}:{number / 60 % 60:00}:{number % 60:00}+08:00\",\"admission\":\"ordinary\"}}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task<byte[]> TakeRowsAsync(BenchDatabase database)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var source = await connection.BeginRawBinaryCopyAsync($"copy (select * from {Partition}) to stdout (format binary)");
        using var rows = new MemoryStream();
        await source.CopyToAsync(rows);
        return rows.ToArray();
    }

    private static async Task CopyAsync(BenchDatabase database, byte[] rows)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var target = await connection.BeginRawBinaryCopyAsync("copy gate_events from stdin (format binary)");
        await target.WriteAsync(rows);
    }
}
