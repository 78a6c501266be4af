using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Tests.Domain.Statistics;

/// <summary>
/// The ledger of changed days of one site, in memory: events open their day, a day whose cars carried out changed opens the next,
/// a day that is not over stays open, one that has not begun waits. Days are computed in any order until none is open.
/// </summary>
internal sealed class SiteChain(Func<DateOnly, IReadOnlyList<SharedSchedule>> shared, Random? pick = null)
{
    private readonly Dictionary<DateOnly, List<GateEvent>> events = [];
    private readonly SortedSet<DateOnly> marked = [];
    private readonly DayAggregator aggregator = new();

    public SortedDictionary<DateOnly, DayResult> Days { get; } = [];

    public void Arrive(GateEvent passing)
    {
        var day = ServiceDay.Of(passing.At);
        if (!events.TryGetValue(day, out var list)) events[day] = list = [];
        list.Add(passing);
        marked.Add(day);
    }

    public void Run(DateTimeOffset asOf)
    {
        while (marked.Where(day => day <= ServiceDay.Of(asOf)).ToList() is { Count: > 0 } due)
        {
            var day = due[pick?.Next(due.Count) ?? 0];
            marked.Remove(day);
            Compute(day, asOf);
        }

        marked.UnionWith(Days.Where(pair => !pair.Value.IsOver).Select(pair => pair.Key));
    }

    private void Compute(DateOnly day, DateTimeOffset asOf)
    {
        var before = Days.GetValueOrDefault(day)?.CarriedOut ?? [];
        Days[day] = aggregator.Aggregate(new DayInput
        {
            Day = day,
            AsOf = asOf,
            Events = events.GetValueOrDefault(day, []).ToArray(),
            CarriedOver = Days.GetValueOrDefault(day.AddDays(-1))?.CarriedOut ?? [],
            Shared = shared(day),
        });
        if (!before.SequenceEqual(Days[day].CarriedOut)) marked.Add(day.AddDays(1));
    }
}
