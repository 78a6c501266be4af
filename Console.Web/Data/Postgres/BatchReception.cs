using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>
/// Receives the events of a batch. Most are new and go in with one statement; what has revisions, comes twice or is stored
/// already is decided by the ledger of revisions, in the order of the records.
/// </summary>
internal sealed class BatchReception
{
    private readonly TrafficBatch batch;
    private readonly Dictionary<int, GateEventRow> rows;
    private readonly Dictionary<int, Reception> receptions = [];
    private readonly List<GateEventRow> fresh = [];
    private readonly List<GateEventRow> others = [];

    public BatchReception(TrafficBatch batch, IReadOnlySet<DateOnly> sealedDays)
    {
        this.batch = batch;
        rows = batch.Events.ToDictionary(row => row.Record);
        var open = sealedDays.Count == 0 ? batch.Events : [.. batch.Events.Where(row => !KeysOf(row).Any(key => sealedDays.Contains(key.Day)))];
        if (open.Count < batch.Events.Count) foreach (var row in batch.Events.Except(open)) receptions[row.Record] = Reception.DaySealed;
        var revised = open.Where(IsRevision).Select(row => (row.Key.SiteId, row.Key.EventId)).ToHashSet();
        var seen = new HashSet<EventKey>();
        foreach (var row in open)
            (seen.Add(row.Key) && !revised.Contains((row.Key.SiteId, row.Key.EventId)) ? fresh : others).Add(row);
        // One order for all batches, so that two of them wait for each other but never in a circle.
        fresh.Sort(static (left, right) => Compare(left.Key, right.Key));
    }

    /// <summary>Site-days whose events are no longer what they were.</summary>
    public HashSet<(int SiteId, DateOnly Day)> Changed { get; } = [];

    public TrafficOutcome ToOutcome() => new([.. batch.Events.Select(row => receptions[row.Record])]);

    /// <summary>All refused records of the batch, conflicts and those of sealed days included.</summary>
    public IReadOnlyCollection<QuarantineRow> Refused() =>
        [.. batch.Refused, .. batch.Events.Where(row => receptions[row.Record] is Reception.Conflict or Reception.DaySealed).Select(row => batch.Refuse(row, receptions[row.Record]))];

    /// <summary>Records of the batch that are among the events now, or were before.</summary>
    public IEnumerable<(int Record, bool IsDuplicate)> Kept() => batch.Events.Select(row => (row.Record, Reception: receptions[row.Record]))
        .Where(one => one.Reception is not (Reception.Conflict or Reception.DaySealed)).Select(one => (one.Record, one.Reception == Reception.Duplicate));

    public async Task InsertNewAsync(TrafficTransaction statements)
    {
        var inserted = await statements.InsertNewAsync(fresh);
        var taken = inserted == fresh.Count ? [] : await FindTakenAsync(statements);
        if (inserted + taken.Count != fresh.Count) throw new InvalidOperationException("Some events were neither inserted nor found.");
        foreach (var row in fresh)
        {
            if (!taken.TryGetValue(row.Record, out var kept)) Accept(row);
            // Most often a request sent again: the same content is a duplicate whatever else happens to it, and needs no lock.
            else if (kept == new EventVersion(row.Revision, false, row.ContentHash)) receptions[row.Record] = Reception.Duplicate;
            else others.Add(row);
        }
    }

    public async Task DecideOthersAsync(TrafficTransaction statements)
    {
        if (others.Count == 0) return;
        var kept = new Dictionary<EventKey, EventVersion>();
        foreach (var (day, keys) in ByDay(others.SelectMany(KeysOf))) await statements.ReadKeptAsync(day, keys, kept);
        var ledger = new RevisionLedger(kept);
        foreach (var row in others.OrderBy(row => row.Record))
            receptions[row.Record] = ledger.Receive(new ArrivingEvent(row.Record, row.Key, row.Revision, row.ContentHash, row.MovedFrom));
        await WriteAsync(statements, ledger, kept);
    }

    private async Task WriteAsync(TrafficTransaction statements, RevisionLedger ledger, Dictionary<EventKey, EventVersion> kept)
    {
        List<GateEventRow> written = [.. ledger.Kept.Select(one => rows[one.Record]), .. ledger.Markers.Select(one => MarkerOf(one.Key, rows[one.Record]))];
        written.Sort(static (left, right) => Compare(left.Key, right.Key));
        foreach (var (day, keys) in ByDay(ledger.Retired)) await statements.RetireAsync(day, keys);
        foreach (var (day, keys) in ByDay(written.Select(row => row.Key).Where(kept.ContainsKey))) await statements.DeleteAsync(day, keys);
        await statements.InsertAsync(written);
        await statements.InsertVersionsAsync([.. ledger.Versions.Select(record => rows[record])]);
        foreach (var key in ledger.Kept.Select(one => one.Key).Concat(ledger.Retired)) Change(key);
    }

    private async Task<Dictionary<int, EventVersion>> FindTakenAsync(TrafficTransaction statements)
    {
        var taken = new Dictionary<int, EventVersion>();
        foreach (var day in fresh.GroupBy(row => row.Key.Day))
        {
            var ofDay = day.ToList();
            foreach (var (position, kept) in await statements.FindTakenAsync(day.Key, [.. ofDay.Select(row => row.Key)])) taken.Add(ofDay[position].Record, kept);
        }

        return taken;
    }

    private void Accept(GateEventRow row)
    {
        receptions[row.Record] = Reception.Accepted;
        Change(row.Key);
    }

    private void Change(EventKey key) => Changed.Add((key.SiteId, key.Day));

    private GateEventRow MarkerOf(EventKey key, GateEventRow mover) =>
        new() { Record = mover.Record, Key = key, Revision = mover.Revision, IsMoved = true, At = mover.MovedFromAt!.Value };

    private static bool IsRevision(GateEventRow row) => row.Revision > 1 || row.MovedFrom is not null;

    private static IEnumerable<EventKey> KeysOf(GateEventRow row) => row.MovedFrom is { } earlier ? [row.Key, earlier] : [row.Key];

    private static IEnumerable<(DateOnly Day, List<EventKey> Keys)> ByDay(IEnumerable<EventKey> keys) =>
        keys.Distinct().GroupBy(key => key.Day).OrderBy(day => day.Key).Select(day => (day.Key, day.OrderBy(key => key, Comparer<EventKey>.Create(Compare)).ToList()));

    private static int Compare(EventKey left, EventKey right)
    {
        var byDay = left.Day.CompareTo(right.Day);
        var bySite = byDay != 0 ? byDay : left.SiteId.CompareTo(right.SiteId);
        return bySite != 0 ? bySite : string.CompareOrdinal(left.EventId, right.EventId);
    }
}
