namespace ParkingOps.Domain.Sharing;

/// <summary>What a price is paid for (价格产品). The numbers are stored.</summary>
public enum PriceProduct
{
    /// <summary>免费.</summary>
    Free = 0,

    /// <summary>按次.</summary>
    PerEntry = 1,

    /// <summary>按夜.</summary>
    Night = 2,

    /// <summary>包月.</summary>
    Month = 3,
}

/// <summary>What an offer promises.</summary>
/// <param name="Service">Service kind.</param>
/// <param name="Spaces">Spaces, the same through all its windows.</param>
/// <param name="FirstDay">First service day on which a window starts.</param>
/// <param name="LastDay">Last such day, or null for an open end.</param>
/// <param name="Price">What is paid for.</param>
/// <param name="PriceFen">Price in fen; 0 when free.</param>
/// <param name="SlotMinutes">Arrival slot of a hospital, 30 or 60 minutes; null elsewhere.</param>
/// <param name="ArrivalsPerSlot">Arrivals that one slot takes; null for as many as there are spaces (semantics 14).</param>
public sealed record OfferTerms(
    ServiceKind Service, int Spaces, DateOnly FirstDay, DateOnly? LastDay, PriceProduct Price, int PriceFen, int? SlotMinutes, int? ArrivalsPerSlot = null)
{
    /// <summary>Refuses what no offer may promise.</summary>
    /// <exception cref="RuleException"><c>offer-spaces</c>, <c>offer-period</c>, <c>offer-price</c>, <c>offer-slot</c> or <c>offer-arrivals</c>.</exception>
    public void Demand()
    {
        if (Spaces < 1) throw new RuleException("offer-spaces");
        if (LastDay < FirstDay) throw new RuleException("offer-period");
        if (PriceFen < 0 || Price == PriceProduct.Free != (PriceFen == 0)) throw new RuleException("offer-price");
        if (SlotMinutes is not (null or 30 or 60)) throw new RuleException("offer-slot");
        if (ArrivalsPerSlot < 1 || (ArrivalsPerSlot is not null && SlotMinutes is null)) throw new RuleException("offer-arrivals");
    }
}
