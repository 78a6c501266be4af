using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>
/// The ledger of a site at one instant (semantics 15): shareable = published of all services + withdrawn + unpublished, each at least 0.
/// </summary>
/// <param name="Shareable">Spaces that the site may share.</param>
/// <param name="Published">Spaces on offer, all services.</param>
/// <param name="Withdrawn">Spaces that would be on offer but for a withdrawal or suspension.</param>
public readonly record struct SpaceLedger(int Shareable, int Published, int Withdrawn)
{
    /// <summary>Spaces that could be shared and are not.</summary>
    public int Unpublished => Shareable - Published - Withdrawn;

    /// <summary>Whether no part is below zero.</summary>
    public bool Balances => Published >= 0 && Withdrawn >= 0 && Unpublished >= 0;

    /// <summary>The ledger of a site at an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="shareable">Spaces that the site may share on that day.</param>
    /// <param name="offers">Offers of the site, all services.</param>
    /// <param name="isSuspended">Whether a suspension of the site or its organisation holds then.</param>
    /// <param name="calendar">City calendar.</param>
    public static SpaceLedger At(DateTimeOffset instant, int shareable, IReadOnlyList<Offer> offers, bool isSuspended, CityCalendar calendar)
    {
        var next = instant.AddTicks(1);
        var planned = offers.Where(offer => offer.WasPublished && offer.PlannedTime(calendar, instant, next).Count > 0).Sum(offer => offer.Spaces);
        var open = offers.Where(offer => offer.WasPublished && offer.OpenTime(calendar, instant, next).Count > 0).Sum(offer => offer.Spaces);
        var published = isSuspended ? 0 : open;

        // Spaces withdrawn from one offer and published in another are one and the same: they count as published.
        return new SpaceLedger(shareable, published, Math.Min(planned - published, Math.Max(0, shareable - published)));
    }
}
