using System.Runtime.InteropServices;

namespace ParkingOps.Domain.Traffic;

/// <summary>
/// Pairs the entries and exits of one site into visits (停车记录, semantics 10). Events come in the order of <see cref="EventOrder"/>.
/// Reusable from site to site, for one thread.
/// </summary>
public sealed class VisitMatcher
{
    private readonly Dictionary<long, OpenVisit> open = [];

    /// <summary>Starts with the cars that are inside.</summary>
    public void Begin(IReadOnlyList<OpenVisit> carriedOver)
    {
        open.Clear();
        for (var i = 0; i < carriedOver.Count; i++)
        {
            open[carriedOver[i].PlateHash] = carriedOver[i];
        }
    }

    /// <summary>Takes the next event.</summary>
    public Passage Match(in GateEvent passing)
    {
        if (passing.Direction == Direction.Exit)
        {
            return open.Remove(passing.PlateHash, out var entered)
                ? new Passage(PassageKind.Left, entered)
                : new Passage(PassageKind.LeftUnmatched, default);
        }

        ref var visit = ref CollectionsMarshal.GetValueRefOrAddDefault(open, passing.PlateHash, out var isInside);
        var earlier = visit;
        visit = OpenVisit.By(passing);
        return isInside ? new Passage(PassageKind.EnteredAgain, earlier) : new Passage(PassageKind.Entered, default);
    }

    /// <summary>Ends a visit that is open for too long; false when it has ended before.</summary>
    public bool TryExpire(in OpenVisit visit) =>
        open.TryGetValue(visit.PlateHash, out var current) && current == visit && open.Remove(visit.PlateHash);

    /// <summary>The cars inside, in the order of their entry.</summary>
    public OpenVisit[] StillOpen()
    {
        OpenVisit[] visits = [.. open.Values];
        Array.Sort(visits, static (a, b) => (a.EnteredAtUtcTicks, a.PlateHash).CompareTo((b.EnteredAtUtcTicks, b.PlateHash)));
        return visits;
    }
}
