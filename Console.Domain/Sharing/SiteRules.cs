using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>Everything that decides what a site offers, with its dates: the only thing that the engine of sharing looks at.</summary>
public sealed record SiteRules
{
    /// <summary>The site.</summary>
    public required int SiteId { get; init; }

    /// <summary>City calendar.</summary>
    public required CityCalendar Calendar { get; init; }

    /// <summary>The steps of its lifecycle; nothing is on offer while it is not live.</summary>
    public IReadOnlyList<LifecycleStep> LifecycleSteps { get; init; } = [];

    /// <summary>Whether it was live before the first recorded step.</summary>
    public bool WasLiveBefore { get; init; }

    /// <summary>Its spaces over time.</summary>
    public IReadOnlyList<SiteCapacity> Capacities { get; init; } = [];

    /// <summary>All versions of its quotas.</summary>
    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    /// <summary>All its offers, in any state.</summary>
    public IReadOnlyList<Offer> Offers { get; init; } = [];

    /// <summary>The exceptions that reach it, in any order.</summary>
    public IReadOnlyList<ScheduleException> Exceptions { get; init; } = [];

    /// <summary>Its rules of same-day release.</summary>
    public IReadOnlyList<ReleaseRule> Releases { get; init; } = [];

    /// <summary>Suspensions of it or of its organisation.</summary>
    public IReadOnlyList<Suspension> Suspensions { get; init; } = [];

    /// <summary>Its emergency withdrawals.</summary>
    public IReadOnlyList<Withdrawal> Withdrawals { get; init; } = [];

    /// <summary>The last step of the lifecycle at an instant, or null before the first.</summary>
    public LifecycleStep? StepAt(DateTimeOffset instant)
    {
        LifecycleStep? last = null;
        // Of steps taken at one instant the last recorded counts.
        foreach (var step in LifecycleSteps)
            if (step.At <= instant && (last is null || step.At > last.At || (step.At == last.At && step.Number >= last.Number))) last = step;
        return last;
    }

    /// <summary>Whether the site is live at an instant.</summary>
    public bool IsLiveAt(DateTimeOffset instant) => StepAt(instant) is { } step ? step.To == Lifecycle.Live : WasLiveBefore;

    /// <summary>The spaces in force on a day, or null before the first.</summary>
    public SiteCapacity? CapacityOn(DateOnly day)
    {
        SiteCapacity? held = null;
        foreach (var capacity in Capacities)
            if (capacity.FirstDay <= day && (held is null || capacity.FirstDay > held.FirstDay)) held = capacity;
        return held;
    }

    /// <summary>The rule of same-day release in force at an instant, or null: one set for the present day counts from the instant at which it was set.</summary>
    public ReleaseRule? ReleaseAt(DateTimeOffset instant)
    {
        var day = ServiceDay.Of(instant);
        ReleaseRule? held = null;
        foreach (var rule in Releases)
            if (rule.FirstDay <= day && rule.SetAt <= instant && (held is null || rule.FirstDay >= held.FirstDay)) held = rule;
        return held;
    }
}
