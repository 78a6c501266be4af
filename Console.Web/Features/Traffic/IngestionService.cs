using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Traffic;

/// <summary>
/// Takes the records of a request into the store (semantics 6 to 9). What it answers is durable; what it refuses is in the quarantine.
/// A sender that gets no answer sends the same again: whatever was stored then counts as a duplicate.
/// </summary>
public sealed class IngestionService(ITrafficStore store, PlateVault vault, TimeProvider clock)
{
    /// <summary>Stores what is in order and within the sender's sites, and refuses the rest record by record.</summary>
    public async Task<IngestionAnswer> IngestAsync(
        IReadOnlyList<GateEventRecord> records, SenderKey sender, SiteDirectory directory, CancellationToken cancel)
    {
        var (events, refused) = Sort(records, sender, directory);
        var outcome = await store.StoreAsync(BatchOf(sender, records, events, refused), cancel);
        return AnswerOf(records, events, refused, outcome);
    }

    /// <summary>Takes refused records back in, with the very same judgement; only the service of replays calls it, which asks for permission.</summary>
    /// <param name="records">The records, in the order of the replay's entries.</param>
    /// <param name="sender">The sender they came from, with the sites that it reaches now, and when the last of them was received.</param>
    /// <param name="directory">The sites now.</param>
    /// <param name="replay">The entries.</param>
    /// <param name="cancel">Ends it.</param>
    internal Task<ReplayCounts> ReplayAsync(
        IReadOnlyList<GateEventRecord> records, (SenderKey Key, DateTimeOffset ReceivedAt) sender, SiteDirectory directory, Replay replay, CancellationToken cancel)
    {
        var (events, refused) = Sort(records, sender.Key, directory);
        return store.ReplayAsync(BatchOf(sender.Key, records, events, refused) with { ReceivedAt = sender.ReceivedAt }, replay, cancel);
    }

    private (List<GateEventRow> Events, List<GateEventRecord> Refused) Sort(IReadOnlyList<GateEventRecord> records, SenderKey sender, SiteDirectory directory)
    {
        var (events, refused) = (new List<GateEventRow>(records.Count), new List<GateEventRecord>());
        foreach (var record in records)
        {
            var isKnown = directory.TryFind(record.SiteCode ?? "", sender.Id, out var site);
            var isReached = isKnown && sender.SiteIds.Contains(site.Id);
            record.Rejection ??= !isKnown ? RejectionCode.UnknownSite : !isReached ? RejectionCode.NotYourSite : null;
            record.OrganisationId = sender.OrganisationId ?? (isReached ? site.OrganisationId : null);
            if (record.Rejection is null) events.Add(RowOf(record, site));
            else refused.Add(record);
        }
        return (events, refused);
    }

    private GateEventRow RowOf(GateEventRecord record, KnownSite site)
    {
        var plateHash = vault.Hash(record.Plate);
        return new GateEventRow
        {
            Record = record.Index,
            Key = new EventKey(site.Id, record.EventId!, ServiceDay.Of(record.At)),
            Revision = record.Revision,
            MovedFromAt = record.PreviousAt,
            Gate = record.Gate!,
            Direction = record.Direction,
            At = record.At,
            Admission = record.Admission,
            Service = record.Service,
            PlateHash = plateHash,
            PlateMask = record.Plate.Mask,
            PlateCipher = vault.Seal(record.Plate),
            PaymentChannel = (short?)record.PaymentChannel,
            PaymentFen = record.AmountFen,
            IsNotLive = !site.IsLive,
            ContentHash = ContentHash.Of(record, plateHash),
        };
    }

    private TrafficBatch BatchOf(
        SenderKey sender, IReadOnlyList<GateEventRecord> records, IReadOnlyList<GateEventRow> events, IReadOnlyList<GateEventRecord> refused) => new()
        {
            KeyId = sender.Id,
            OrganisationId = sender.OrganisationId,
            ReceivedAt = clock.GetUtcNow(),
            Events = events,
            Refused = [.. refused.Select(record => QuarantineEntry.Of(record, record.Rejection!.Value, vault))],
            Refuse = (row, reception) => QuarantineEntry.Of(records[row.Record], CodeOf(reception), vault),
        };

    private static IngestionAnswer AnswerOf(
        IReadOnlyList<GateEventRecord> records, List<GateEventRow> events, List<GateEventRecord> refused, TrafficOutcome outcome)
    {
        var counts = outcome.Receptions.CountBy(reception => reception).ToDictionary();
        var corrected = counts.GetValueOrDefault(Reception.Corrected);
        var refusedByStore = events.Zip(outcome.Receptions).Where(one => one.Second is Reception.Conflict or Reception.DaySealed)
            .Select(one => Rejected(records[one.First.Record], CodeOf(one.Second)));
        return new IngestionAnswer(
            counts.GetValueOrDefault(Reception.Accepted) + corrected,
            corrected,
            counts.GetValueOrDefault(Reception.Duplicate),
            [.. refused.Select(record => Rejected(record, record.Rejection!.Value)).Concat(refusedByStore).OrderBy(one => one.Index)]);
    }

    private static RejectionCode CodeOf(Reception reception) => reception == Reception.DaySealed ? RejectionCode.DaySealed : RejectionCode.Conflict;

    private static RejectedRecord Rejected(GateEventRecord record, RejectionCode code) =>
        new(record.Index, record.EventId, code.Name(), code.Message());
}
