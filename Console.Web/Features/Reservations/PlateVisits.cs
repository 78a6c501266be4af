using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>The visits of one plate at one site, paired as the aggregation pairs them (semantics 10).</summary>
internal sealed class PlateVisits
{
    private readonly List<(OpenVisit Visit, DateTimeOffset? LeftAt, DateTimeOffset InsideUntil)> visits = [];
    private readonly List<DateTimeOffset> unmatchedExits = [];

    public PlateVisits(IEnumerable<GateEvent> events, ServiceCover cover, DateTimeOffset now)
    {
        var settled = cover.Settle(events.ToArray()).Span;
        var matcher = new VisitMatcher();
        foreach (var position in new EventOrder().Of(settled))
        {
            var passage = matcher.Match(settled[position]);
            if (passage.Kind == PassageKind.Left) Add(passage.Ended, settled[position].At, settled[position].At);
            else if (passage.Kind == PassageKind.EnteredAgain) Add(passage.Ended, null, settled[position].At);
            else if (passage.Kind == PassageKind.LeftUnmatched) unmatchedExits.Add(settled[position].At);
        }

        foreach (var visit in matcher.StillOpen()) Add(visit, null, now);
    }

    /// <summary>All visits with an entry; one without an exit lasts until the next entry, 30 days or now.</summary>
    public IEnumerable<(OpenVisit Visit, DateTimeOffset? LeftAt, DateTimeOffset InsideUntil)> All => visits;

    /// <summary>What happened on the service day of an instant.</summary>
    public IReadOnlyList<PlateVisit> About(DateTimeOffset instant)
    {
        var day = new Interval(ServiceDay.StartOf(ServiceDay.Of(instant)), ServiceDay.EndOf(ServiceDay.Of(instant)));
        return
        [
            .. visits.Where(one => day.Contains(one.Visit.EnteredAt) || (one.LeftAt is { } left && day.Contains(left))).Select(one => new PlateVisit(one.Visit.EnteredAt, one.LeftAt)),
            .. unmatchedExits.Where(day.Contains).Select(left => new PlateVisit(null, left)),
        ];
    }

    private void Add(in OpenVisit visit, DateTimeOffset? leftAt, DateTimeOffset insideUntil)
    {
        var longest = visit.EnteredAt + VisitRules.Standard.LongestStay;
        visits.Add((visit, leftAt, insideUntil < longest || leftAt is not null ? insideUntil : longest));
    }
}
