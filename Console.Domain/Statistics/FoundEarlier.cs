using System.Runtime.InteropServices;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Domain.Statistics;

/// <summary>Counts what a day finds for days before it.</summary>
internal sealed class FoundEarlier
{
    private readonly Dictionary<Attribution, int> counts = [];

    public void Clear() => counts.Clear();

    public void Add(AttributionKind kind, in OpenVisit visit, long belongsAt)
    {
        var local = ServiceDay.Local(new DateTimeOffset(belongsAt, TimeSpan.Zero));
        var key = new Attribution(DateOnly.FromDateTime(local), local.Hour, kind, visit.Admission, visit.Service, 0);
        CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
    }

    public IReadOnlyList<Attribution> InOrder() =>
    [
        .. counts.Select(pair => pair.Key with { Count = pair.Value })
            .OrderBy(found => (found.Day, found.Hour, found.Kind, found.Admission, found.Service ?? 0)),
    ];
}
