using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Features.Quarantine;

/// <summary>How far a replay has come.</summary>
/// <param name="Total">Open entries when it began.</param>
/// <param name="Counts">What became of those it has tried.</param>
public readonly record struct ReplayProgress(int Total, ReplayCounts Counts);

/// <summary>
/// Replays (重新入库) entries of the quarantine: each record goes through the parser, the rules and the store of ingestion as if it came now,
/// from the key that sent it, with the sites that this key reaches today. An entry and its event are written in one transaction, so that a replay
/// which ends in the middle, runs twice or beside another changes nothing twice.
/// </summary>
public sealed class ReplayService(ConsoleDbFactory databases, IngestionService ingestion, KnownSites sites, PlateVault vault, TimeProvider clock)
{
    private const int ChunkSize = 1000;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Replays the open entries that match; those that come in meanwhile wait.</summary>
    /// <exception cref="RuleException"><c>quarantine-nothing</c> when none is open, <c>plate-key-lost</c> when a record cannot be decrypted.</exception>
    public async Task<ReplayCounts> ReplayAsync(QuarantineFilter filter, IProgress<ReplayProgress>? progress = null, CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister, cancel);
        var open = (filter with { State = QuarantineState.Open }).Apply(database.QuarantinedEvents.AsNoTracking());
        var (total, last) = (await open.CountAsync(cancel), await open.MaxAsync(entry => (long?)entry.Id, cancel));
        if (last is null) throw new RuleException("quarantine-nothing");
        await NoteAsync(database, new AuditNote("replayed", nameof(QuarantinedEvent), ""), new { Entries = total, Filter = filter.Told }, cancel);
        var (counts, after) = (default(ReplayCounts), 0L);
        while (true)
        {
            var chunk = await open.Where(entry => entry.Id > after && entry.Id <= last).OrderBy(entry => entry.Id).Take(ChunkSize).ToListAsync(cancel);
            if (chunk.Count == 0) break;
            foreach (var sent in chunk.GroupBy(entry => (entry.KeyId, entry.ReceivedOn))) counts += await ReplayAsync(database, [.. sent], cancel);
            after = chunk[^1].Id;
            progress?.Report(new ReplayProgress(total, counts));
        }
        await NoteAsync(database, new AuditNote("replay-ended", nameof(QuarantinedEvent), ""), new { counts.Accepted, counts.Duplicates, counts.Refused }, cancel);
        return counts;
    }

    private static async Task NoteAsync(ConsoleDb database, AuditNote note, object after, CancellationToken cancel)
    {
        database.Note(note with { After = JsonSerializer.Serialize(after, Json) });
        await database.SaveChangesAsync(cancel);
    }

    // Entries of one key and day go together. Their events keep the time of that receipt: with the time of the replay a day would look like history that somebody imported late.
    private async Task<ReplayCounts> ReplayAsync(ConsoleDb database, List<QuarantinedEvent> entries, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var key = await database.ApiKeys.AsNoTracking().FirstOrDefaultAsync(one => one.Id == entries[0].KeyId, cancel);
        var sender = key is null
            ? new SenderKey(entries[0].KeyId ?? 0, new HashSet<int>(), entries[0].OrganisationId)
            : new SenderKey(key.Id, await sites.OfAsync(key, cancel), key.OrganisationId);
        var records = GateEventReader.ReadRecords(entries.Select(Corrected), now);
        var replay = new Replay([.. entries.Select(entry => entry.Id)], database.Actor.Name, now);
        return await ingestion.ReplayAsync(records, (sender, entries.Max(entry => entry.ReceivedAt)), await sites.DirectoryAsync(cancel), replay, cancel);
    }

    private ReadOnlyMemory<byte> Corrected(QuarantinedEvent entry)
    {
        try
        {
            return new RecordCorrection(entry.CorrectedSiteCode, entry.HasShanghaiTime).Apply(vault.Open(entry.PayloadCipher));
        }
        catch (CryptographicException)
        {
            throw new RuleException("plate-key-lost");
        }
    }
}
