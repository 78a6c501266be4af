using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>What a quota leaves for an offer at the instant at which it leaves least, soon after the offer begins.</summary>
/// <param name="At">The instant.</param>
/// <param name="Quota">Spaces that the quota allows.</param>
/// <param name="Others">Spaces that other offers hold.</param>
/// <param name="Asked">Spaces of the offer itself.</param>
public sealed record OfferRoom(DateTimeOffset At, int Quota, int Others, int Asked)
{
    private const int LookAheadDays = 14;

    /// <summary>Spaces left beside all offers; negative when they do not fit.</summary>
    public int Left => Quota - Others - Asked;

    /// <summary>The tightest instant of two weeks; null when none of the offer's windows opens in them.</summary>
    /// <param name="offer">The offer, whatever its state.</param>
    /// <param name="others">Other offers of the site.</param>
    /// <param name="versions">Quota versions of the site.</param>
    /// <param name="calendar">City calendar.</param>
    /// <param name="now">From when; the offer's first day when that is later.</param>
    public static OfferRoom? Of(Offer offer, IEnumerable<Offer> others, IEnumerable<Quota> versions, CityCalendar calendar, DateTimeOffset now)
    {
        var first = ServiceDay.StartOf(offer.FirstDay);
        var (from, to) = first > now ? (first, first.AddDays(LookAheadDays)) : (now, now.AddDays(LookAheadDays));
        var planned = OpeningSchedule.Open(offer.Windows, [], calendar, from, offer.EndsAt is { } end && end < to ? end : to);
        var allowed = SpaceTimeline.OfQuota([.. versions.Where(version => version.Service == offer.Service)], calendar, from, to);
        var held = SpaceTimeline.OfOffers(others.Where(other => other.Service == offer.Service && other.IsHeld), calendar, from, to);
        var edges = planned.SelectMany(open => allowed.Concat(held).SelectMany(span => new[] { span.Time.Start, span.Time.End }).Where(open.Contains).Append(open.Start));
        return edges.Distinct().Order()
            .Select(at => new OfferRoom(at, SpaceTimeline.At(allowed, at), SpaceTimeline.At(held, at), offer.Spaces))
            .MinBy(room => room.Left);
    }
}
