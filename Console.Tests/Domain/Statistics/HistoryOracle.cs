using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Tests.Domain.Statistics;

/// <summary>
/// The same rules once more, written slowly and from the text alone: the whole history of a site at once, every figure by looking
/// at all stays and all instants. Shares no code with the product but its records.
/// </summary>
internal sealed class HistoryOracle
{
    private readonly List<Stay> stays = [];
    private readonly List<Counted> counted = [];
    private readonly DateTimeOffset asOf;

    public HistoryOracle(IEnumerable<GateEvent> history, DateTimeOffset asOf)
    {
        this.asOf = asOf;
        foreach (var plate in history.Where(one => one.At <= asOf).GroupBy(one => one.PlateHash))
            Pair([.. plate.OrderBy(one => one.At).ThenBy(one => one.Direction == Direction.Exit ? 0 : 1).ThenBy(one => one.EventId, StringComparer.Ordinal)]);
    }

    private enum End { Open, Left, Again, Expired }

    /// <summary>All rows that semantics 12 asks for, as text.</summary>
    public IEnumerable<string> Rows(IReadOnlyList<FigureKey> keys)
    {
        if (counted.Count == 0) yield break;
        for (var day = ServiceDay.Of(counted.Min(one => one.At)); day <= ServiceDay.Of(asOf); day = day.AddDays(1))
            foreach (var key in keys)
                if (On(day, key) is { } row) yield return row.ToString();
    }

    /// <summary>Unmatched entries and overstays by the day, hour and family to which they belong.</summary>
    public IEnumerable<OracleFind> Found(IReadOnlyList<FigureKey> keys, IReadOnlyList<Interval> runs, TimeSpan grace)
    {
        var unmatched = stays.Where(stay => stay.Ending is End.Again or End.Expired)
            .Select(stay => (Kind: AttributionKind.UnmatchedEntry, At: stay.Entered, stay));
        var overstays = stays.Where(stay => stay.Service == ServiceKind.OffPeakSharing)
            .SelectMany(stay => runs.Where(run => run.Contains(stay.Entered) && stay.InsideUntil(asOf) > run.End + grace)
                .Select(run => (Kind: AttributionKind.Overstay, At: run.Start, stay)));
        return unmatched.Concat(overstays)
            .SelectMany(one => keys.Where(key => key.Covers(one.stay.Admission, one.stay.Service)).Select(key => (one.Kind, one.At, Key: key)))
            .GroupBy(one => (Day: ServiceDay.Of(one.At), ServiceDay.Local(one.At).Hour, one.Kind, one.Key))
            .Select(group => new OracleFind(group.Key.Day, group.Key.Hour, group.Key.Kind, group.Key.Key, group.Count()));
    }

    /// <summary>Seconds used by hour of one service on one day.</summary>
    public long[] UsedSeconds(DateOnly day, ServiceKind service, IReadOnlyList<Interval> offered)
    {
        var seconds = new long[24];
        foreach (var stay in stays.Where(stay => stay.Service == service))
            foreach (var open in offered)
                for (var hour = 0; hour < 24; hour++)
                    seconds[hour] += SecondsInside(stay, open, ServiceDay.StartOf(day).AddHours(hour));
        return seconds;
    }

    private long SecondsInside(Stay stay, Interval open, DateTimeOffset hour)
    {
        var from = new[] { stay.Entered, open.Start, hour }.Max();
        var to = new[] { stay.InsideUntil(asOf), open.End, hour.AddHours(1) }.Min();
        return to > from ? (long)(to - from).TotalSeconds : 0;
    }

    private void Pair(GateEvent[] plate)
    {
        Stay? open = null;
        foreach (var passing in plate)
        {
            if (open is not null && open.Entered.AddDays(30) <= passing.At) open = Close(open, open.Entered.AddDays(30), End.Expired);
            var service = passing.Service ?? (passing.Admission == Admission.Reservation ? ServiceKind.HospitalReservation
                : passing.Admission == Admission.Sharing ? ServiceKind.OffPeakSharing : null);
            if (passing.Direction == Direction.Entry)
            {
                if (open is not null) Close(open, passing.At, End.Again);
                open = new Stay(passing.At, null, End.Open, passing.Admission, service);
                counted.Add(new Counted(passing.At, true, true, passing.PlateHash, open));
            }
            else
            {
                var ended = open is null ? new Stay(passing.At, passing.At, End.Open, passing.Admission, service) : Close(open, passing.At, End.Left);
                counted.Add(new Counted(passing.At, false, open is not null, passing.PlateHash, ended ?? stays[^1]));
                open = null;
            }
        }

        if (open is null) return;
        if (open.Entered.AddDays(30) <= asOf) Close(open, open.Entered.AddDays(30), End.Expired);
        else stays.Add(open);
    }

    private Stay? Close(Stay open, DateTimeOffset at, End ending)
    {
        stays.Add(open with { Ended = at, Ending = ending });
        return null;
    }

    /// <summary>One day of one family; null where semantics 12 asks for no row.</summary>
    public OracleDay? On(DateOnly day, FigureKey key)
    {
        var (start, end) = (ServiceDay.StartOf(day), ServiceDay.EndOf(day));
        var mine = stays.Where(stay => key.Covers(stay.Admission, stay.Service)).ToList();
        var passages = counted.Where(one => key.Covers(one.Visit.Admission, one.Visit.Service) && one.At >= start && one.At < end).ToList();
        var instants = Instants(mine, start, end).ToList();
        var peak = instants.Select(at => Inside(mine, at)).DefaultIfEmpty(0).Max();
        if (passages.Count == 0 && peak == 0) return null;
        var ended = mine.Where(stay => stay.Ending == End.Left && stay.Ended >= start && stay.Ended < end).ToList();
        return new OracleDay(
            day, key,
            ByHour(passages.Where(one => one.IsEntry), one => one.At), ByHour(passages.Where(one => !one.IsEntry), one => one.At),
            ByHour(passages.Where(one => !one.IsMatched), one => one.At), ByHour(ended, stay => stay.Ended!.Value),
            ByHour(passages.DistinctBy(one => (one.Plate, ServiceDay.Local(one.At).Hour)), one => one.At),
            passages.Select(one => one.Plate).Distinct().Count(),
            peak, peak == 0 ? null : instants.First(at => Inside(mine, at) == peak),
            [.. Enumerable.Range(0, 24).Select(hour => HourPeak(mine, start.AddHours(hour)))],
            [.. ended.Select(stay => (int)(stay.Ended!.Value - stay.Entered).TotalMinutes).Order()]);
    }

    private int HourPeak(List<Stay> mine, DateTimeOffset hour) =>
        Instants(mine, hour, hour.AddHours(1)).Select(at => Inside(mine, at)).DefaultIfEmpty(0).Max();

    private IEnumerable<DateTimeOffset> Instants(List<Stay> mine, DateTimeOffset start, DateTimeOffset end) =>
        mine.SelectMany(stay => new[] { stay.Entered, stay.Ended ?? start }).Append(start)
            .Where(at => at >= start && at < end && at <= asOf).Distinct().Order();

    private static int Inside(List<Stay> mine, DateTimeOffset at) => mine.Count(stay => stay.Entered <= at && (stay.Ended is null || at < stay.Ended));

    private static int[] ByHour<T>(IEnumerable<T> things, Func<T, DateTimeOffset> at)
    {
        var hours = things.GroupBy(thing => ServiceDay.Local(at(thing)).Hour).ToDictionary(group => group.Key, group => group.Count());
        return [.. Enumerable.Range(0, 24).Select(hour => hours.GetValueOrDefault(hour))];
    }

    private sealed record Stay(DateTimeOffset Entered, DateTimeOffset? Ended, End Ending, Admission Admission, ServiceKind? Service)
    {
        public DateTimeOffset InsideUntil(DateTimeOffset asOf) => Ended ?? asOf;
    }

    private sealed record Counted(DateTimeOffset At, bool IsEntry, bool IsMatched, long Plate, Stay Visit);
}
