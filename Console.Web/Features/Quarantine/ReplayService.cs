using System.Data.Common;
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
    /// <exception cref="RuleException"><c>quarantine-nothing</c> when none is open, <c>plate-key-lost</c> when none of the records can be decrypted.</exception>
    public async Task<ReplayCounts> ReplayAsync(QuarantineFilter filter, IProgress<ReplayProgress>? progress = null, CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister, cancel);
        if (filter.State is { } shown && shown != QuarantineState.Open) throw new RuleException("quarantine-nothing");
        var open = (filter with { State = QuarantineState.Open }).Apply(database.QuarantinedEvents.AsNoTracking());
        var (total, last) = (await open.CountAsync(cancel), await open.MaxAsync(entry => (long?)entry.Id, cancel));
        if (last is null) throw new RuleException("quarantine-nothing");
        var (counts, lost, after) = (default(ReplayCounts), 0, 0L);
        while (true)
        {
            var chunk = await open.Where(entry => entry.Id > after && entry.Id <= last).OrderBy(entry => entry.Id).Take(ChunkSize).ToListAsync(cancel);
            if (chunk.Count == 0) break;
            // Entries of one key and day go together. Their events keep the time of that receipt: with the time of the replay a day would look like history that somebody imported late.
            foreach (var sent in chunk.GroupBy(entry => (entry.KeyId, entry.ReceivedOn, entry.OrganisationId)))
            {
                var readable = sent.Select(entry => (Entry: entry, Record: Corrected(entry))).Where(one => one.Record is not null).ToList();
                lost += sent.Count() - readable.Count;
                if (readable.Count > 0) counts += await ReplayAsync(database, [.. readable.Select(one => one.Entry)], readable.Select(one => one.Record!.Value), filter.Told, cancel);
            }
            after = chunk[^1].Id;
            progress?.Report(new ReplayProgress(total, counts));
        }
        if (lost > 0 && counts.Tried == 0) throw new RuleException("plate-key-lost");
        return counts + new ReplayCounts(lost, 0, 0);
    }

    private async Task<ReplayCounts> ReplayAsync(
        ConsoleDb database, List<QuarantinedEvent> entries, IEnumerable<ReadOnlyMemory<byte>> corrected, string? told, CancellationToken cancel)
    {
        var (now, first) = (clock.GetUtcNow(), entries[0]);
        var key = await database.ApiKeys.AsNoTracking().FirstOrDefaultAsync(one => one.Id == first.KeyId, cancel);
        var sender = key is null
            ? new SenderKey(first.KeyId ?? 0, new HashSet<int>(), first.OrganisationId)
            : new SenderKey(key.Id, await sites.OfAsync(key, cancel), key.OrganisationId);
        long[] ids = [.. entries.Select(entry => entry.Id)];
        var replay = new Replay(ids, database.Actor.Name, now, (transaction, counts) => TellAsync(transaction, (first.OrganisationId, ids, told), counts, cancel));
        var records = GateEventReader.ReadRecords(corrected, now);
        return await ingestion.ReplayAsync(records, (sender, entries.Max(entry => entry.ReceivedAt)), await sites.DirectoryAsync(cancel), replay, cancel);
    }

    // On the connection of the store: the line and what it tells of are written together, or neither.
    private async Task TellAsync(DbTransaction transaction, (int? OrganisationId, long[] Ids, string? Filter) entries, ReplayCounts counts, CancellationToken cancel)
    {
        await using var teller = await databases.OpenAsync(Permission.EditRegister, cancel);
        teller.Database.SetDbConnection(transaction.Connection);
        await teller.Database.UseTransactionAsync(transaction, cancel);
        teller.Note(new AuditNote("replayed", nameof(QuarantinedEvent), "")
        {
            After = JsonSerializer.Serialize(new { Entries = entries.Ids.Length, Ids = EntryNumbers.Told(entries.Ids), entries.Filter, counts.Accepted, counts.Duplicates, counts.Refused }, Json),
            OrganisationId = entries.OrganisationId,
        });
        await teller.SaveChangesAsync(cancel);
    }

    // Null for a record that cannot be decrypted: it stays, and stops no other.
    private ReadOnlyMemory<byte>? Corrected(QuarantinedEvent entry)
    {
        try
        {
            return new RecordCorrection(entry.CorrectedSiteCode, entry.HasShanghaiTime).Apply(vault.Open(entry.PayloadCipher));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
