using System.CommandLine;
using System.Text.Json;
using ParkingOps.Domain;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Commands;

/// <summary><c>ingest FILE --key KEY</c>: takes the events of a file of any size, with the validation and the answer of the API.</summary>
internal static class IngestCommand
{
    private const int Shown = 1000;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "NDJSON, or CSV with the same field names as header." };
        var key = new Option<string>("--key") { Description = "API key whose sites the events belong to.", Required = true };
        var rejects = new Option<FileInfo?>("--rejects") { Description = "File that takes every refused record, as NDJSON." };
        var command = new Command("ingest", "Take gate events from a file; prints the summed answer as JSON.") { file.AcceptExistingOnly(), key, rejects };
        command.SetAction((parsed, cancel) => CommandScope.RunAsync(async (services, stop) =>
        {
            var keys = services.GetRequiredService<ApiKeyService>();
            var found = await keys.FindAsync(parsed.GetRequiredValue(key), stop);
            if (found is not { RevokedAt: null, Scope: KeyScope.GateEvents }) throw new RuleException("key-unknown");
            var summed = new Sum(parsed.GetValue(rejects));
            await using (summed)
            {
                await TakeAsync(services, parsed.GetRequiredValue(file), await keys.SenderAsync(found, stop), summed, stop);
            }
            Console.WriteLine(JsonSerializer.Serialize(summed.ToAnswer(), Json));
            return 0;
        }, cancel));
        return command;
    }

    private static async Task TakeAsync(IServiceProvider services, FileInfo file, SenderKey sender, Sum summed, CancellationToken cancel)
    {
        var ingestion = services.GetRequiredService<IngestionService>();
        var sites = await services.GetRequiredService<SiteDirectorySource>()(cancel);
        var clock = services.GetRequiredService<TimeProvider>();
        var first = 0;
        foreach (var chunk in EventFile.Chunks(file))
        {
            var records = GateEventReader.ReadChunk(chunk, clock.GetUtcNow());
            summed.Add(await ingestion.IngestAsync(records, sender, sites, cancel), first);
            first += records.Count;
        }
    }

    private sealed class Sum(FileInfo? rejects) : IAsyncDisposable
    {
        private readonly StreamWriter? writer = rejects?.CreateText();
        private readonly List<RejectedRecord> shown = [];
        private long accepted;
        private long corrected;
        private long duplicates;
        private long rejected;

        public void Add(IngestionAnswer answer, int first)
        {
            accepted += answer.Accepted;
            corrected += answer.Corrected;
            duplicates += answer.Duplicates;
            rejected += answer.Rejected.Count;
            foreach (var one in answer.Rejected.Select(one => one with { Index = one.Index + first }))
            {
                if (shown.Count < Shown) shown.Add(one);
                writer?.WriteLine(JsonSerializer.Serialize(one, Json));
            }
        }

        public object ToAnswer() => new { accepted, corrected, duplicates, rejected = shown, rejectedTotal = rejected };

        public async ValueTask DisposeAsync()
        {
            if (writer is not null) await writer.DisposeAsync();
        }
    }
}
