using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>A window of a quota with the spaces that may be offered in it.</summary>
public sealed record QuotaWindow
{
    /// <summary>Makes a window with spaces.</summary>
    /// <exception cref="RuleException"><c>quota-spaces</c> for less than one space.</exception>
    public QuotaWindow(TimeWindow time, int spaces)
    {
        if (spaces < 1) throw new RuleException("quota-spaces");
        (Time, Spaces) = (time, spaces);
    }

    private QuotaWindow() => Time = null!;

    /// <summary>When.</summary>
    public TimeWindow Time { get; private init; }

    /// <summary>How many spaces.</summary>
    public int Spaces { get; private init; }
}

/// <summary>
/// One version of the bureau's ceiling (核定配额) for a site and service kind, in force from a day until the next version takes over.
/// A version without windows ends the quota. The windows that start before a new version's first day keep their tail; a version set
/// on its first day or later counts from the instant at which it was set, so that what was before stays what it was (semantics 13).
/// </summary>
public sealed class Quota
{
    private readonly List<QuotaWindow> windows = [];

    private Quota()
    {
    }

    /// <summary>Number of the record.</summary>
    public int Id { get; private set; }

    /// <summary>The site.</summary>
    public int SiteId { get; private set; }

    /// <summary>The service kind.</summary>
    public ServiceKind Service { get; private set; }

    /// <summary>First service day whose windows it rules.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>Its windows.</summary>
    public IReadOnlyList<QuotaWindow> Windows => windows;

    /// <summary>Who set it.</summary>
    public string SetBy { get; private set; } = "";

    /// <summary>When it was set.</summary>
    public DateTimeOffset SetAt { get; private set; }

    /// <summary>Why.</summary>
    public string? Reason { get; private set; }

    /// <summary>Sets a version.</summary>
    /// <exception cref="RuleException"><c>quota-windows-overlap</c> when two windows meet on days of one kind.</exception>
    public static Quota Set(int siteId, ServiceKind service, DateOnly firstDay, IEnumerable<QuotaWindow> windows, string by, DateTimeOffset at, string? reason)
    {
        var quota = new Quota { SiteId = siteId, Service = service, FirstDay = firstDay, SetBy = by, SetAt = at, Reason = reason };
        quota.windows.AddRange(windows.OrderBy(window => window.Time.DayKinds).ThenBy(window => window.Time.StartMinute));
        quota.DemandApart();
        return quota;
    }

    private void DemandApart()
    {
        for (var one = 0; one < windows.Count; one++)
            for (var other = one + 1; other < windows.Count; other++)
            {
                var (left, right) = (windows[one].Time, windows[other].Time);
                if (left.Meets(right)) throw new RuleException("quota-windows-overlap", left.ToString(), right.ToString());
            }
    }
}
