using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>
/// Suspension (停用): the confirmed act by which a site, or all sites of an organisation, offers nothing from its start to its end,
/// however old the notice is that proposed it (semantics 16). Ending it restores what was published.
/// </summary>
public sealed class Suspension
{
    private Suspension()
    {
    }

    /// <summary>Number of the record.</summary>
    public int Id { get; private set; }

    /// <summary>The organisation.</summary>
    public int OrganisationId { get; private set; }

    /// <summary>The site, or null for all sites of the organisation.</summary>
    public int? SiteId { get; private set; }

    /// <summary>From when.</summary>
    public DateTimeOffset StartAt { get; private set; }

    /// <summary>Until when; null until somebody ends it.</summary>
    public DateTimeOffset? EndAt { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The clinic notice that proposed it, or null.</summary>
    public int? NoticeId { get; private set; }

    /// <summary>Who confirmed it.</summary>
    public string ConfirmedBy { get; private set; } = "";

    /// <summary>When it was confirmed.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    /// <summary>Who ended it before its time, or null.</summary>
    public string? EndedBy { get; private set; }

    /// <summary>The time for which it holds.</summary>
    public Interval Time => new(StartAt, EndAt ?? DateTimeOffset.MaxValue);

    /// <summary>Confirms a suspension. It cannot reach back: what was on offer before stays so.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="siteId">The site, or null for all.</param>
    /// <param name="time">From when, and until when if that is known.</param>
    /// <param name="reason">Why.</param>
    /// <param name="noticeId">The notice that proposed it, or null.</param>
    /// <param name="by">Who confirms.</param>
    /// <param name="at">When.</param>
    /// <exception cref="RuleException"><c>suspension-period</c> when it ends before it starts or before now, <c>reason-missing</c>.</exception>
    public static Suspension Confirm(
        int organisationId, int? siteId, (DateTimeOffset Start, DateTimeOffset? End) time, string reason, int? noticeId, string by, DateTimeOffset at)
    {
        var start = time.Start < at ? at : time.Start;
        if (time.End <= start) throw new RuleException("suspension-period");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleException("reason-missing");
        return new Suspension
        {
            OrganisationId = organisationId,
            SiteId = siteId,
            StartAt = start,
            EndAt = time.End,
            Reason = reason.Trim(),
            NoticeId = noticeId,
            ConfirmedBy = by,
            ConfirmedAt = at,
        };
    }

    /// <summary>Whether it is for a site.</summary>
    public bool Covers(int siteId, int organisationId) => SiteId is { } one ? one == siteId : OrganisationId == organisationId;

    /// <summary>Ends it now; one that has not begun never does.</summary>
    /// <exception cref="RuleException"><c>suspension-over</c>.</exception>
    public void End(string by, DateTimeOffset at)
    {
        if (EndAt <= at) throw new RuleException("suspension-over");
        (EndAt, EndedBy) = (at < StartAt ? StartAt : at, by);
    }
}
