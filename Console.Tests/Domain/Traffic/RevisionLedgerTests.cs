using ParkingOps.Domain.Traffic;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Domain.Traffic;

public sealed class RevisionLedgerTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly DateOnly Tuesday = new(2026, 3, 3);
    private static readonly DateOnly Friday = new(2026, 3, 6);

    [Theory]
    [InlineData(1, 10L, 1, 10L, Reception.Duplicate)]
    [InlineData(1, 10L, 1, 11L, Reception.Conflict)]
    [InlineData(1, 10L, 2, 11L, Reception.Corrected)]
    [InlineData(1, 10L, 2, 10L, Reception.Corrected)]
    [InlineData(2, 10L, 1, 11L, Reception.Duplicate)]
    [InlineData(2, 10L, 2, 10L, Reception.Duplicate)]
    public void Receive_WithTheIdKept_IsDecidedByRevisionAndContent(int keptRevision, long kept, int revision, long content, Reception expected)
    {
        var ledger = new RevisionLedger(new Dictionary<EventKey, EventVersion> { [Key(Monday)] = new(keptRevision, false, kept) });

        Assert.Equal(expected, ledger.Receive(new ArrivingEvent(0, Key(Monday), revision, content, null)));
    }

    [Theory]
    [InlineData(1, Reception.Duplicate)]
    [InlineData(2, Reception.Conflict)]
    [InlineData(3, Reception.Accepted)]
    public void Receive_WhereAMarkerWasLeft_IsDecidedByRevision(int revision, Reception expected)
    {
        var ledger = new RevisionLedger(new Dictionary<EventKey, EventVersion> { [Key(Monday)] = new(2, true, 0) });

        Assert.Equal(expected, ledger.Receive(new ArrivingEvent(0, Key(Monday), revision, 10, null)));
    }

    [Fact]
    public void Receive_OfAMoveWithoutAHigherRevision_IsAConflictAndChangesNothing()
    {
        var ledger = new RevisionLedger(new Dictionary<EventKey, EventVersion> { [Key(Monday)] = new(1, false, 10) });

        Assert.Equal(Reception.Conflict, ledger.Receive(new ArrivingEvent(0, Key(Tuesday), 1, 11, Key(Monday))));
        Assert.Empty(ledger.Kept);
        Assert.Empty(ledger.Markers);
        Assert.Empty(ledger.Retired);
    }

    [Fact]
    public void Receive_InAnyOrder_KeepsTheSame()
    {
        foreach (var chain in Chains())
        {
            var outcomes = Permutations.Of(chain).Select(KeepAll).Distinct().ToList();
            Assert.Single(outcomes);
        }
    }

    [Fact]
    public void Receive_InBatches_KeepsTheSameAsOneByOne()
    {
        foreach (var order in Chains().SelectMany(Permutations.Of))
        {
            var kept = new Dictionary<EventKey, EventVersion>();
            var ledger = new RevisionLedger(kept);
            foreach (var arriving in order) ledger.Receive(arriving);
            Assert.Equal(KeepAll(order), Text(kept, order, ledger, []));
        }
    }

    private static IEnumerable<ArrivingEvent[]> Chains() =>
    [
        [Event(0, Monday, 1), Event(1, Monday, 2), Event(2, Monday, 3)],
        [Event(0, Monday, 1), Event(1, Tuesday, 2, Monday), Event(2, Friday, 3, Tuesday)],
        [Event(0, Monday, 1), Event(1, Tuesday, 2, Monday), Event(2, Monday, 3, Tuesday), Event(3, Monday, 4)],
        [Event(0, Tuesday, 1), Event(1, Monday, 2, Tuesday), Event(2, Monday, 2, Tuesday)],
        [Event(0, Monday, 2), Event(1, Monday, 5), Event(2, Friday, 9, Monday), Event(3, Monday, 1)],
    ];

    // Stores each outcome before the next event comes, as one request after another does.
    private static string KeepAll(IReadOnlyList<ArrivingEvent> order)
    {
        var (kept, versions) = (new Dictionary<EventKey, EventVersion>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var arriving in order)
        {
            var ledger = new RevisionLedger(kept);
            ledger.Receive(arriving);
            foreach (var key in ledger.Retired) versions.Add($"{key.Day} {kept[key].Revision} {kept[key].Content}");
            foreach (var _ in ledger.Versions) versions.Add($"{arriving.Key.Day} {arriving.Revision} {arriving.Content}");
            foreach (var (key, _) in ledger.Kept) kept[key] = new EventVersion(arriving.Revision, false, arriving.Content);
            foreach (var (key, _) in ledger.Markers) kept[key] = new EventVersion(arriving.Revision, true, 0);
        }

        return Text(kept, order, new RevisionLedger(kept), versions);
    }

    private static string Text(Dictionary<EventKey, EventVersion> kept, IReadOnlyList<ArrivingEvent> order, RevisionLedger ledger, SortedSet<string> versions)
    {
        var byRecord = order.ToDictionary(one => one.Record);
        var rows = new SortedDictionary<string, string>(kept.ToDictionary(one => $"{one.Key.Day}", one => $"{one.Value}"), StringComparer.Ordinal);
        foreach (var (key, record) in ledger.Kept) rows[$"{key.Day}"] = $"{new EventVersion(byRecord[record].Revision, false, byRecord[record].Content)}";
        foreach (var (key, record) in ledger.Markers) rows[$"{key.Day}"] = $"{new EventVersion(byRecord[record].Revision, true, 0)}";
        foreach (var record in ledger.Versions) versions.Add($"{byRecord[record].Key.Day} {byRecord[record].Revision} {byRecord[record].Content}");
        return string.Join('\n', rows) + "\n" + string.Join('\n', versions);
    }

    private static ArrivingEvent Event(int record, DateOnly day, int revision, DateOnly? movedFrom = null) =>
        new(record, Key(day), revision, revision * 10, movedFrom is { } earlier ? Key(earlier) : null);

    private static EventKey Key(DateOnly day) => new(1, "A-1", day);
}
