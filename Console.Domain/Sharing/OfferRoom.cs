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
    /// <param name="exceptions">Exceptions that reach the site.</param>
    public static OfferRoom? Of(Offer offer, IEnumerable<Offer> others, IEnumerable<Quota> versions, CityCalendar calendar, DateTimeOffset now,
        IReadOnlyList<ScheduleException>? exceptions = null)
    {
        var first = ServiceDay.StartOf(offer.FirstDay);
        var (from, to) = first > now ? (first, first.AddDays(LookAheadDays)) : (now, now.AddDays(LookAheadDays));
        var schedule = new SiteSchedule(new SiteRules { SiteId = offer.SiteId, Calendar = calendar, Quotas = [.. versions], Offers = [.. others], Exceptions = exceptions ?? [] });
        return schedule.Edges(from, to).Where(at => schedule.IsOpen(offer, at))
            .Select(at => new OfferRoom(at, schedule.Allowed(offer.Service, at), schedule.Held(offer.Service, at), offer.Spaces))
            .MinBy(room => room.Left);
    }
}
