using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>
/// Offer (开放泊位): what a unit publishes inside its quota, after review. It holds its spaces through the union of its windows (semantics 3, 14).
/// Draft, submitted, approved or returned, published, withdrawn or expired: who took each step, when and why is kept.
/// </summary>
public sealed partial class Offer
{
    private readonly List<NoEntryTime> noEntry = [];
    private readonly List<OfferStep> steps = [];
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

    /// <summary>Arrivals that one slot takes, or null for as many as there are spaces.</summary>
    public int? ArrivalsPerSlot { get; private set; }

    /// <summary>Which vehicles it takes.</summary>
    public VehicleRule Vehicles { get; private set; }

    /// <summary>Where on the site, or null.</summary>
    public string? Zone { get; private set; }

    /// <summary>State as recorded; what the calendar makes of it by itself is <see cref="StatusAt"/>'s answer.</summary>
    public OfferStatus Status { get; private set; }

    /// <summary>Its windows; overlaps count once.</summary>
    public IReadOnlyList<TimeWindow> Windows => windows;

    /// <summary>When no car may enter.</summary>
    public IReadOnlyList<NoEntryTime> NoEntry => noEntry;

    /// <summary>The steps that brought it here. The store hands them back in no promised order.</summary>
    public IReadOnlyList<OfferStep> Steps => steps;

    /// <summary>Who wrote it.</summary>
    public string DraftedBy { get; private set; } = "";

    /// <summary>When it was written.</summary>
    public DateTimeOffset DraftedAt { get; private set; }

    /// <summary>Who submitted it last, or null.</summary>
    public string? SubmittedBy { get; private set; }

    /// <summary>Who published it: the submitter; empty until it was approved.</summary>
    public string PublishedBy { get; private set; } = "";

    /// <summary>When it was published: the approval, or its first day when that is later.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>From when it is withdrawn, or null.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Who withdrew it, or null.</summary>
    public string? WithdrawnBy { get; private set; }

    /// <summary>Why it was withdrawn, or null.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <summary>When its last window has ended, or null for an open end.</summary>
    public DateTimeOffset? EndsAt => LastDay is { } last ? ServiceDay.StartOf(last).AddMinutes(windows.Max(window => window.EndMinute)) : null;

    /// <summary>What it promises.</summary>
    public OfferTerms Terms => new(Service, Spaces, FirstDay, LastDay, Price, PriceFen, SlotMinutes, ArrivalsPerSlot);

    /// <summary>What it asks of cars.</summary>
    public OfferConditions Conditions => new(noEntry, Vehicles, Zone);

    /// <summary>Whether it counts against the quota.</summary>
    public bool IsHeld => Status is OfferStatus.Submitted or OfferStatus.Approved or OfferStatus.Published;

    /// <summary>Whether its spaces were ever published, or will be by themselves: an approved offer opens nothing before its first day.</summary>
    public bool WasPublished => Status is OfferStatus.Approved or OfferStatus.Published or OfferStatus.Withdrawn or OfferStatus.Expired;

    /// <summary>Whether it had been published by an instant: an approval opens nothing before itself, so that the past stays what it was.</summary>
    public bool IsPublishedAt(DateTimeOffset instant) => WasPublished && PublishedAt <= instant;

    /// <summary>Whether its unit may still change it.</summary>
    public bool IsEditable => Status is OfferStatus.Draft or OfferStatus.Returned;
}
