using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>
/// Emergency withdrawal (紧急撤回): the unit or the bureau takes what a site offers off for some time, because the unit's own security and order
/// come first. What is on offer falls at once and restores itself at the end; it never makes an overstay.
/// </summary>
public sealed class Withdrawal
{
    private Withdrawal()
    {
    }

    /// <summary>Number of the record.</summary>
    public int Id { get; private set; }

    /// <summary>The site.</summary>
    public int SiteId { get; private set; }

    /// <summary>The service kind, or null for all.</summary>
    public ServiceKind? Service { get; private set; }

    /// <summary>From when.</summary>
    public DateTimeOffset StartAt { get; private set; }

    /// <summary>When what was on offer comes back.</summary>
    public DateTimeOffset RestoreAt { get; private set; }

    /// <summary>Until when it was declared to hold; an early restore does not change it, since those who were told were told this.</summary>
    public DateTimeOffset DeclaredRestoreAt { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who withdrew.</summary>
    public string By { get; private set; } = "";

    /// <summary>When that was done.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who restored it before its time, or null.</summary>
    public string? RestoredBy { get; private set; }

    /// <summary>The time for which it holds.</summary>
    public Interval Time => new(StartAt, RestoreAt);

    /// <summary>Withdraws. It cannot reach back: what was on offer before stays so.</summary>
    /// <exception cref="RuleException"><c>withdrawal-period</c> when it restores before it starts or before now, <c>reason-missing</c>.</exception>
    public static Withdrawal Declare(int siteId, ServiceKind? service, Interval time, string reason, string by, DateTimeOffset at)
    {
        var start = time.Start < at ? at : time.Start;
        if (time.End <= start) throw new RuleException("withdrawal-period");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleException("reason-missing");
        return new Withdrawal { SiteId = siteId, Service = service, StartAt = start, RestoreAt = time.End, DeclaredRestoreAt = time.End, Reason = reason.Trim(), By = by, At = at };
    }

    /// <summary>Whether it takes a service off.</summary>
    public bool Covers(ServiceKind service) => Service is null || Service == service;

    /// <summary>
    /// Whether who booked under a service may find no space: one that it takes off, and the same-day service with the reservation, out of whose
    /// spaces it is released (semantics 13).
    /// </summary>
    public bool Reaches(ServiceKind service) => Covers(service) || (service == ServiceKind.SameDay && Covers(ServiceKind.HospitalReservation));

    /// <summary>Restores now what it took off; one that has not begun never does.</summary>
    /// <exception cref="RuleException"><c>withdrawal-over</c>.</exception>
    public void Restore(string by, DateTimeOffset at)
    {
        if (RestoreAt <= at) throw new RuleException("withdrawal-over");
        (RestoreAt, RestoredBy) = (at < StartAt ? StartAt : at, by);
    }
}
