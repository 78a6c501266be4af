using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>What kind of rule had a say.</summary>
public enum RulingKind
{
    /// <summary>接入流程: whether the site is live.</summary>
    Lifecycle,

    /// <summary>日类型: what the calendar says of the day on which the window started.</summary>
    DayKind,

    /// <summary>核定配额: the version of the quota in force, with the window that is open.</summary>
    Quota,

    /// <summary>例外安排: an exception that put its own windows, or none, in the place of the usual ones.</summary>
    Exception,

    /// <summary>开放泊位: an offer that is open.</summary>
    Offer,

    /// <summary>当天放号: the release of the day.</summary>
    Release,

    /// <summary>撤回: an offer that was withdrawn for good.</summary>
    OfferWithdrawn,

    /// <summary>紧急撤回: an emergency withdrawal.</summary>
    Withdrawal,

    /// <summary>停用: a suspension.</summary>
    Suspension,

    /// <summary>配额上限: the quota, or what the site may share, holds back what exceeds it.</summary>
    Ceiling,
}

/// <summary>One rule that had a say, in the order in which they count.</summary>
/// <param name="Kind">What kind of rule.</param>
/// <param name="Spaces">Spaces on offer once this rule is counted; of a quota, what it allows.</param>
public sealed record Ruling(RulingKind Kind, int Spaces)
{
    /// <summary>Number of the record, or null.</summary>
    public int? Number { get; init; }

    /// <summary>Who made the rule, or null for the calendar.</summary>
    public string? By { get; init; }

    /// <summary>When it was made, or null for the calendar.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Who approved it, where another one did.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Why, in the words of who made it.</summary>
    public string? Reason { get; init; }

    /// <summary>From which day it is in force, or on which day the window started.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Kind of that day, for a ruling of the calendar.</summary>
    public DayKind? DayKind { get; init; }

    /// <summary>Whether the city has published the calendar of that day; for a ruling of the calendar.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>The window that is open, or null.</summary>
    public TimeWindow? Window { get; init; }

    /// <summary>When a suspension or withdrawal ends, or null for an open end and other rules.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Weaker exceptions that it put aside, from the weakest.</summary>
    public IReadOnlyList<ScheduleException> Overruled { get; init; } = [];

    /// <summary>What it put aside: the window or first day that would have counted, or the spaces that it took.</summary>
    public string? Overrode { get; init; }
}

/// <summary>Why a site has so many spaces on offer under a service at an instant.</summary>
/// <param name="Service">The service kind.</param>
/// <param name="At">The instant.</param>
/// <param name="Spaces">Spaces on offer.</param>
/// <param name="Rulings">The rules that decided it, in their order.</param>
public sealed record Explanation(ServiceKind Service, DateTimeOffset At, int Spaces, IReadOnlyList<Ruling> Rulings)
{
    /// <summary>Explains an instant of a schedule.</summary>
    public static Explanation Of(SiteSchedule schedule, ServiceKind service, DateTimeOffset at) => new Explainer(schedule, service, at).Explain();
}
