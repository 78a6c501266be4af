using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Domain.Statistics;

/// <summary>
/// Computes the figures of one site and service day from its events, the cars carried over and what was shared (semantics 2 to 12).
/// Day after day, with the cars and attributions handed on, it gives what one pass over the whole history gives.
/// Pure; keeps its buffers from call to call, so one instance serves one thread.
/// </summary>
public sealed class DayAggregator
{
    private readonly EventOrder order = new();
    private readonly VisitMatcher matcher = new();
    private readonly DayTallies tallies = new();
    private readonly OverstayRuns runs = new();
    private readonly List<(long At, OpenVisit Visit)> expiries = [];
    private int nextExpiry;
    private long dayStart;
    private long dayEnd;
    private long asOf;

    /// <summary>Computes one day. Events later than <see cref="DayInput.AsOf"/> have not happened yet and are left out.</summary>
    /// <exception cref="ArgumentException">An event is not of the day.</exception>
    public DayResult Aggregate(DayInput input)
    {
        Begin(input);
        var events = input.Events.Span;
        foreach (var position in order.Of(events))
        {
            ref readonly var passing = ref events[position];
            RequireOfDay(passing);
            if (passing.AtUtcTicks > asOf) break;
            ExpireUntil(passing.AtUtcTicks);
            tallies.Occupancy.MoveTo(passing.AtUtcTicks);
            Take(passing);
        }

        return Finish();
    }

    private void Begin(DayInput input)
    {
        dayStart = ServiceDay.StartOf(input.Day).UtcTicks;
        dayEnd = dayStart + TimeSpan.TicksPerDay;
        asOf = input.AsOf.UtcTicks;
        tallies.Begin(input.Shared, input.Reserved, dayStart, Math.Clamp(asOf, dayStart, dayEnd));
        runs.Begin(input.Shared, input.Rules.OverstayGrace, dayStart, dayEnd);
        matcher.Begin(input.CarriedOver);
        expiries.Clear();
        nextExpiry = 0;
        for (var i = 0; i < input.CarriedOver.Count; i++) CarryIn(input.CarriedOver[i], input.Rules.LongestStay.Ticks);
        expiries.Sort(static (left, right) => left.At.CompareTo(right.At));
    }

    private void CarryIn(in OpenVisit visit, long longestStay)
    {
        tallies.ComeIn(visit, dayStart);
        var expiresAt = Math.Max(visit.EnteredAtUtcTicks + longestStay, dayStart);
        if (expiresAt < dayEnd && expiresAt <= asOf) expiries.Add((expiresAt, visit));
    }

    private void RequireOfDay(in GateEvent passing)
    {
        if (passing.AtUtcTicks < dayStart || passing.AtUtcTicks >= dayEnd)
            throw new ArgumentException($"Event {passing.EventId} is not of the day.");
    }

    private void ExpireUntil(long ticks)
    {
        for (; nextExpiry < expiries.Count && expiries[nextExpiry].At <= ticks; nextExpiry++)
        {
            var (at, visit) = expiries[nextExpiry];
            if (!matcher.TryExpire(visit)) continue;
            tallies.Occupancy.MoveTo(at);
            Abandon(visit, at);
        }
    }

    private void Take(in GateEvent passing)
    {
        var passage = matcher.Match(passing);
        switch (passage.Kind)
        {
            case PassageKind.Left:
                Leave(passage.Ended, passing.AtUtcTicks);
                break;
            case PassageKind.LeftUnmatched:
                tallies.LeaveUnmatched(passing);
                break;
            default:
                if (passage.Kind == PassageKind.EnteredAgain) Abandon(passage.Ended, passing.AtUtcTicks);
                tallies.Enter(passing);
                break;
        }
    }

    private void Leave(in OpenVisit visit, long at)
    {
        tallies.Leave(visit, at);
        Judge(visit, at);
    }

    private void Abandon(in OpenVisit visit, long at)
    {
        tallies.GoOut(visit, at);
        tallies.Find(AttributionKind.UnmatchedEntry, visit, visit.EnteredAtUtcTicks);
        Judge(visit, at);
    }

    private void Judge(in OpenVisit visit, long insideUntil)
    {
        if (runs.Overstayed(visit, insideUntil) is { } runStart) tallies.Find(AttributionKind.Overstay, visit, runStart);
    }

    private DayResult Finish()
    {
        var isOver = asOf >= dayEnd;
        ExpireUntil(isOver ? dayEnd - 1 : asOf);
        if (asOf >= dayStart) tallies.Occupancy.MoveTo(isOver ? dayEnd : asOf + 1);
        var carriedOut = matcher.StillOpen();
        foreach (var visit in carriedOut) Judge(visit, isOver ? dayEnd : asOf);
        return new DayResult(tallies.Figures(), carriedOut, tallies.Attributions(), isOver);
    }
}
