using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>State of an offer. The numbers are stored.</summary>
public enum OfferStatus
{
    /// <summary>草稿.</summary>
    Draft = 0,

    /// <summary>待审核.</summary>
    Submitted = 1,

    /// <summary>已批准.</summary>
    Approved = 2,

    /// <summary>已退回.</summary>
    Returned = 3,

    /// <summary>已发布.</summary>
    Published = 4,

    /// <summary>已撤回.</summary>
    Withdrawn = 5,

    /// <summary>已到期.</summary>
    Expired = 6,
}

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
public sealed record OfferTerms(ServiceKind Service, int Spaces, DateOnly FirstDay, DateOnly? LastDay, PriceProduct Price, int PriceFen, int? SlotMinutes);

/// <summary>
/// Offer (开放泊位): what a unit publishes inside its quota. It holds its spaces through the union of its windows (semantics 3, 14).
/// </summary>
public sealed class Offer
{
    private readonly List<TimeWindow> windows = [];

    private Offer()
    {
    }

    /// <summary>Number of the record.</summary>
    public int Id { get; private set; }

    /// <summary>The site.</summary>
    public int SiteId { get; private set; }

    /// <summary>The service kind.</summary>
    public ServiceKind Service { get; private set; }

    /// <summary>Spaces through all its windows.</summary>
    public int Spaces { get; private set; }

    /// <summary>First service day on which a window starts.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>Last such day, or null.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>What is paid for.</summary>
    public PriceProduct Price { get; private set; }

    /// <summary>Price in fen.</summary>
    public int PriceFen { get; private set; }

    /// <summary>Arrival slot in minutes, or null.</summary>
    public int? SlotMinutes { get; private set; }

    /// <summary>State.</summary>
    public OfferStatus Status { get; private set; }

    /// <summary>Its windows; overlaps count once.</summary>
    public IReadOnlyList<TimeWindow> Windows => windows;

    /// <summary>Who published it.</summary>
    public string PublishedBy { get; private set; } = "";

    /// <summary>When it was published.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>From when it is withdrawn, or null.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Who withdrew it, or null.</summary>
    public string? WithdrawnBy { get; private set; }

    /// <summary>Why it was withdrawn, or null.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <summary>Whether it counts against the quota.</summary>
    public bool IsHeld => Status is OfferStatus.Submitted or OfferStatus.Approved or OfferStatus.Published;

    /// <summary>Whether its spaces were ever published.</summary>
    public bool WasPublished => Status is OfferStatus.Published or OfferStatus.Withdrawn or OfferStatus.Expired;

    /// <summary>Publishes an offer; whether it lies inside the quota is <see cref="OfferRules"/>' question.</summary>
    /// <exception cref="RuleException"><c>offer-spaces</c>, <c>offer-no-window</c>, <c>offer-period</c>, <c>offer-price</c> or <c>offer-slot</c>.</exception>
    public static Offer Publish(int siteId, OfferTerms terms, IReadOnlyList<TimeWindow> windows, string by, DateTimeOffset at)
    {
        if (terms.Spaces < 1) throw new RuleException("offer-spaces");
        if (windows.Count == 0) throw new RuleException("offer-no-window");
        if (terms.LastDay < terms.FirstDay) throw new RuleException("offer-period");
        if (terms.PriceFen < 0 || terms.Price == PriceProduct.Free != (terms.PriceFen == 0)) throw new RuleException("offer-price");
        if (terms.SlotMinutes is not (null or 30 or 60)) throw new RuleException("offer-slot");
        var offer = new Offer
        {
            SiteId = siteId,
            Service = terms.Service,
            Spaces = terms.Spaces,
            FirstDay = terms.FirstDay,
            LastDay = terms.LastDay,
            Price = terms.Price,
            PriceFen = terms.PriceFen,
            SlotMinutes = terms.SlotMinutes,
            Status = OfferStatus.Published,
            PublishedBy = by,
            PublishedAt = at,
        };
        offer.windows.AddRange(windows);
        return offer;
    }

    /// <summary>Withdraws a published offer from this moment on.</summary>
    /// <exception cref="RuleException"><c>offer-not-published</c> or <c>reason-missing</c>.</exception>
    public void Withdraw(string by, DateTimeOffset at, string reason)
    {
        if (Status != OfferStatus.Published) throw new RuleException("offer-not-published");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleException("reason-missing");
        (Status, WithdrawnBy, WithdrawnAt, WithdrawnReason) = (OfferStatus.Withdrawn, by, at, reason.Trim());
    }

    /// <summary>When its spaces are on offer between two instants; nothing after a withdrawal.</summary>
    public IReadOnlyList<Interval> OpenTime(CityCalendar calendar, DateTimeOffset from, DateTimeOffset to) =>
        PlannedTime(calendar, from, WithdrawnAt is { } withdrawn && withdrawn < to ? withdrawn : to);

    /// <summary>When its windows are open between two instants, whether or not it has been withdrawn since.</summary>
    public IReadOnlyList<Interval> PlannedTime(CityCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        return OpeningSchedule.Merge(Starting(calendar, from, to), from, to);
    }

    /// <summary>
    /// The unbroken time that it promised, in which overstays are judged: a window that began before a withdrawal counts whole, since a
    /// withdrawal never makes an overstay (table of figures).
    /// </summary>
    public IReadOnlyList<Interval> Runs(CityCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        var promised = Starting(calendar, from, to);
        if (WithdrawnAt is { } withdrawn) promised.RemoveAll(window => window.Start >= withdrawn);
        return OpeningSchedule.Merge(promised, from, to);
    }

    private List<Interval> Starting(CityCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        var open = new List<Interval>();
        if (!IsHeld && !WasPublished) return open;
        var last = LastDay is { } end && end < ServiceDay.Of(to) ? end : ServiceDay.Of(to);
        var first = ServiceDay.Of(from).AddDays(-2);
        for (var day = FirstDay > first ? FirstDay : first; day <= last; day = day.AddDays(1))
        {
            var kind = calendar.KindOf(day);
            foreach (var window in windows)
                if (window.StartsOn(day, kind)) open.Add(window.On(day));
        }
        return open;
    }
}
