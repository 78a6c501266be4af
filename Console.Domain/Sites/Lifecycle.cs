using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sites;

/// <summary>Lifecycle (接入流程) of a site. The numbers are stored.</summary>
public enum Lifecycle
{
    /// <summary>草稿.</summary>
    Draft = 0,

    /// <summary>待审核.</summary>
    Submitted = 1,

    /// <summary>已批准.</summary>
    Approved = 2,

    /// <summary>已上线.</summary>
    Live = 3,

    /// <summary>已停用.</summary>
    Suspended = 4,

    /// <summary>已关闭.</summary>
    Closed = 5,
}

/// <summary>Which steps of the lifecycle are allowed, and which of them need a reason.</summary>
public static class LifecycleRules
{
    private static readonly Dictionary<(Lifecycle From, Lifecycle To), bool> NeedsReason = new()
    {
        [(Lifecycle.Draft, Lifecycle.Submitted)] = false,
        [(Lifecycle.Submitted, Lifecycle.Draft)] = true,
        [(Lifecycle.Submitted, Lifecycle.Approved)] = false,
        [(Lifecycle.Approved, Lifecycle.Live)] = false,
        [(Lifecycle.Live, Lifecycle.Suspended)] = true,
        [(Lifecycle.Suspended, Lifecycle.Live)] = false,
        [(Lifecycle.Draft, Lifecycle.Closed)] = true,
        [(Lifecycle.Approved, Lifecycle.Closed)] = true,
        [(Lifecycle.Live, Lifecycle.Closed)] = true,
        [(Lifecycle.Suspended, Lifecycle.Closed)] = true,
    };

    /// <summary>Whether a site may go from one state to another.</summary>
    public static bool Allows(Lifecycle from, Lifecycle to) => NeedsReason.ContainsKey((from, to));

    /// <summary>Whether that step needs a reason.</summary>
    public static bool AsksReason(Lifecycle from, Lifecycle to) => NeedsReason.GetValueOrDefault((from, to));

    /// <summary>Whether a site was live at any instant of a service day.</summary>
    /// <param name="day">The service day.</param>
    /// <param name="steps">The recorded steps.</param>
    /// <param name="wasLiveBefore">Whether it was live before the first recorded step.</param>
    public static bool WasLiveOn(DateOnly day, IReadOnlyCollection<LifecycleStep> steps, bool wasLiveBefore)
    {
        var (start, end) = (ServiceDay.StartOf(day), ServiceDay.EndOf(day));
        // Of steps taken at one instant the last recorded counts.
        var before = steps.OrderBy(step => step.At).ThenBy(step => step.Number).LastOrDefault(step => step.At <= start);
        return (before is null ? wasLiveBefore : before.To == Lifecycle.Live)
            || steps.Any(step => step.To == Lifecycle.Live && step.At > start && step.At < end);
    }

    /// <summary>The states to which a site may go.</summary>
    public static IEnumerable<Lifecycle> Next(Lifecycle from) => NeedsReason.Keys.Where(step => step.From == from).Select(step => step.To);
}

/// <summary>One step of a site's lifecycle: who, when, why.</summary>
/// <param name="From">State before.</param>
/// <param name="To">State after.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why, where the step asks for it.</param>
/// <param name="Number">Which step of its site it is; of steps at one instant the higher counts, and the store promises no order.</param>
public sealed record LifecycleStep(Lifecycle From, Lifecycle To, DateTimeOffset At, string By, string? Reason, int Number = 0);
