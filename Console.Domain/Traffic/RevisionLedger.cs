namespace ParkingOps.Domain.Traffic;

/// <summary>Identity of a gate event on a service day: one event moved to another day has two (semantics 6).</summary>
public readonly record struct EventKey(int SiteId, string EventId, DateOnly Day);

/// <summary>What is kept under an identity.</summary>
/// <param name="Revision">The highest revision seen.</param>
/// <param name="IsMoved">Whether that revision moved the event to another day and only a marker is left here.</param>
/// <param name="Content">Hash of the content; of no meaning for a marker.</param>
public readonly record struct EventVersion(int Revision, bool IsMoved, long Content);

/// <summary>A gate event on its way in.</summary>
/// <param name="Record">Its number among those that arrived together.</param>
/// <param name="Key">Identity on the day of its time.</param>
/// <param name="Revision">Revision, 1 when the source names none.</param>
/// <param name="Content">Hash of the content.</param>
/// <param name="MovedFrom">Identity on the earlier day, when the revision moved the event from another day.</param>
public readonly record struct ArrivingEvent(int Record, EventKey Key, int Revision, long Content, EventKey? MovedFrom);

/// <summary>What became of an arriving event.</summary>
public enum Reception
{
    /// <summary>New, kept.</summary>
    Accepted,

    /// <summary>Kept in place of a lower revision; counts as accepted too.</summary>
    Corrected,

    /// <summary>Known already, or lower than what is kept.</summary>
    Duplicate,

    /// <summary>The same revision with other content: refused.</summary>
    Conflict,

    /// <summary>Of a day whose figures are sealed and whose events are gone: refused (semantics 17).</summary>
    DaySealed,
}

/// <summary>
/// Decides about events that arrive, one after another, against what is kept (semantics 6). The highest revision stays on its day,
/// every other one becomes a version, and the days that an event left keep a marker: whatever the order of arrival, the outcome is the same.
/// </summary>
/// <param name="kept">What is kept under the identities that the arriving events name; absent means nothing.</param>
public sealed class RevisionLedger(IReadOnlyDictionary<EventKey, EventVersion> kept)
{
    private const int Stored = -1;
    private readonly Dictionary<EventKey, Slot> slots = [];

    /// <summary>Records to be kept as versions: they arrived late, or another of their number replaced them.</summary>
    public List<int> Versions { get; } = [];

    /// <summary>Identities whose kept event becomes a version.</summary>
    public List<EventKey> Retired { get; } = [];

    /// <summary>Identities and the records that are now to be kept under them.</summary>
    public IEnumerable<(EventKey Key, int Record)> Kept => Written(isMoved: false);

    /// <summary>Identities under which only a marker is now to be kept, and the records that left it.</summary>
    public IEnumerable<(EventKey Key, int Record)> Markers => Written(isMoved: true);

    /// <summary>Takes the next event.</summary>
    public Reception Receive(in ArrivingEvent arriving)
    {
        var here = Find(arriving.Key);
        var before = arriving.MovedFrom is { } key ? Find(key) : null;
        if (Contradicts(here, arriving) || before is { Version.IsMoved: false } && before.Value.Version.Revision == arriving.Revision)
            return Reception.Conflict;

        var replaces = arriving.MovedFrom is { } earlier && LeaveMarker(earlier, before, arriving);
        if (here is { } known && known.Version.Revision >= arriving.Revision)
        {
            if (known.Version.Revision > arriving.Revision) Versions.Add(arriving.Record);
            return Reception.Duplicate;
        }

        replaces |= Retire(arriving.Key, here);
        slots[arriving.Key] = new Slot(new EventVersion(arriving.Revision, false, arriving.Content), arriving.Record);
        return replaces ? Reception.Corrected : Reception.Accepted;
    }

    private static bool Contradicts(Slot? here, in ArrivingEvent arriving) =>
        here is { } known && known.Version.Revision == arriving.Revision && (known.Version.IsMoved || known.Version.Content != arriving.Content);

    private IEnumerable<(EventKey Key, int Record)> Written(bool isMoved) => slots
        .Where(slot => slot.Value.Record != Stored && slot.Value.Version.IsMoved == isMoved)
        .Select(slot => (slot.Key, slot.Value.Record));

    private bool LeaveMarker(EventKey key, Slot? before, in ArrivingEvent arriving)
    {
        if (before is { } known && known.Version.Revision >= arriving.Revision) return false;
        var replaces = Retire(key, before);
        slots[key] = new Slot(new EventVersion(arriving.Revision, true, 0), arriving.Record);
        return replaces;
    }

    private bool Retire(EventKey key, Slot? slot)
    {
        if (slot is not { Version.IsMoved: false } live) return false;
        if (live.Record == Stored) Retired.Add(key);
        else Versions.Add(live.Record);
        return true;
    }

    private Slot? Find(EventKey key)
    {
        if (slots.TryGetValue(key, out var slot)) return slot;
        return kept.TryGetValue(key, out var version) ? new Slot(version, Stored) : null;
    }

    private readonly record struct Slot(EventVersion Version, int Record);
}
