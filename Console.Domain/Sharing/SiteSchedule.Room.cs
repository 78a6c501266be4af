using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <content>What offers hold and what they may hold, and where the one exceeds the other.</content>
public sealed partial class SiteSchedule
{
    /// <summary>The first instant of some days at which what is submitted, approved or published exceeds the quota; null when it fits.</summary>
    /// <param name="service">The service kind.</param>
    /// <param name="firstDay">From which day.</param>
    /// <param name="lastDay">To which day, included.</param>
    /// <param name="notBefore">What is past is not looked at: nothing that is done now can mend or break it.</param>
    public OfferMisfit? FirstMisfit(ServiceKind service, DateOnly firstDay, DateOnly lastDay, DateTimeOffset notBefore = default)
    {
        foreach (var at in Edges(Later(ServiceDay.StartOf(firstDay), notBefore), ServiceDay.EndOf(lastDay)))
        {
            var moment = new Moment(at, rules.Calendar);
            var (held, allowed) = (HeldAt(service, moment), AllowedAt(service, moment));
            if (held > allowed) return new OfferMisfit(at, held, allowed);
        }
        return null;
    }

    /// <summary>The first instant of some days at which the quotas of all services exceed what the site may share; null when they fit.</summary>
    public OfferMisfit? FirstExcess(DateOnly firstDay, DateOnly lastDay, DateTimeOffset notBefore = default) =>
        FirstExcess(firstDay, lastDay, day => rules.CapacityOn(day)?.Shareable ?? 0, notBefore);

    /// <summary>The same for spaces that are not those of the rules.</summary>
    internal OfferMisfit? FirstExcess(DateOnly firstDay, DateOnly lastDay, Func<DateOnly, int> shareableOn, DateTimeOffset notBefore)
    {
        foreach (var at in Edges(Later(ServiceDay.StartOf(firstDay), notBefore), ServiceDay.EndOf(lastDay)))
        {
            var moment = new Moment(at, rules.Calendar);
            var quota = 0;
            foreach (var service in Services) quota += AllowedAt(service, moment);
            var shareable = shareableOn(moment.Day);
            if (quota > shareable) return new OfferMisfit(at, quota, shareable);
        }
        return null;
    }

    /// <summary>Spaces that submitted, approved and published offers of a service hold at an instant.</summary>
    public int Held(ServiceKind service, DateTimeOffset instant) => HeldAt(service, new Moment(instant, rules.Calendar));

    /// <summary>What the bureau allows offers of a service to hold at an instant: the quota before any of it is released for the day itself.</summary>
    public int Allowed(ServiceKind service, DateTimeOffset instant) => AllowedAt(service, new Moment(instant, rules.Calendar));

    /// <summary>What offers may hold over time, as steps.</summary>
    public IReadOnlyList<SpaceSpan> Allowed(ServiceKind service, DateTimeOffset from, DateTimeOffset to) => Steps(from, to, at => Allowed(service, at));

    /// <summary>What submitted, approved and published offers hold over time, as steps.</summary>
    public IReadOnlyList<SpaceSpan> Held(ServiceKind service, DateTimeOffset from, DateTimeOffset to) => Steps(from, to, at => Held(service, at));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private int HeldAt(ServiceKind service, in Moment moment)
    {
        var spaces = 0;
        foreach (var (offer, holding) in offers)
            if (offer.Service == service && offer.IsHeld) spaces += holding.At(moment).Spaces;
        return spaces;
    }

    private int AllowedAt(ServiceKind service, in Moment moment)
    {
        var spaces = 0;
        foreach (var (_, quota) in quotas)
            if (quota.Service == service) spaces = Math.Max(spaces, quota.At(moment).Spaces);
        return spaces;
    }
}
