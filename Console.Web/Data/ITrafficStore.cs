using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data;

/// <summary>
/// The seam to what only the database provider can do with gate events: bulk insert, partitions by service day, notifications.
/// Behind this interface and its two neighbours a second provider can stand beside the first.
/// </summary>
public interface ITrafficStore
{
    /// <summary>
    /// Stores a batch in one transaction: events, versions, refused records, what was received, and marks of changed days. Returns when all of it is durable.
    /// Safe for concurrent batches with the same events.
    /// </summary>
    Task<TrafficOutcome> StoreAsync(TrafficBatch batch, CancellationToken cancel);

    /// <summary>
    /// Stores records of the quarantine that are still open as if they came now, and writes what became of each entry, in one transaction.
    /// Safe for concurrent replays of the same entries.
    /// </summary>
    Task<ReplayCounts> ReplayAsync(TrafficBatch batch, Replay replay, CancellationToken cancel);

    /// <summary>Hands over the events of one service day, in no order: site and event. A day without any hands over none.</summary>
    /// <param name="day">The service day.</param>
    /// <param name="siteIds">The sites asked for; null for all.</param>
    /// <param name="take">Called for each event.</param>
    /// <param name="cancel">Ends the reading.</param>
    Task ReadDayAsync(DateOnly day, IReadOnlyCollection<int>? siteIds, Action<int, GateEvent> take, CancellationToken cancel);

    /// <summary>The events of one plate at some sites through a period, in no order: site and event.</summary>
    Task<IReadOnlyList<(int SiteId, GateEvent Event)>> ReadPlateAsync(long plateHash, IReadOnlyCollection<int> siteIds, DateOnly first, DateOnly last, CancellationToken cancel);

    /// <summary>Marks days of sites as changed, so that the aggregation takes them.</summary>
    Task MarkChangedAsync(IReadOnlyCollection<int> siteIds, DateOnly first, DateOnly last, CancellationToken cancel);
}
