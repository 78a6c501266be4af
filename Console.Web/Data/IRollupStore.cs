using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data;

/// <summary>One site and day, and when its figures are final.</summary>
public readonly record struct ComputedDay(DayResult Result, DateTimeOffset FinalAt);

/// <summary>What is stored of one site and day.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Events">Its live events of the day, in no order.</param>
/// <param name="CarriedOver">Cars inside at the end of the day before.</param>
/// <param name="Bookings">Agreements and reservations that the day needs.</param>
public readonly record struct StoredDay(int SiteId, ReadOnlyMemory<GateEvent> Events, IReadOnlyList<OpenVisit> CarriedOver, SiteBookings Bookings);

/// <summary>Computes one site's day; called for several sites at once.</summary>
public delegate ComputedDay ComputeDay(StoredDay stored);

/// <summary>What one day's work came to.</summary>
/// <param name="SiteDays">Site-days computed.</param>
/// <param name="Events">Events read.</param>
public readonly record struct DayWork(int SiteDays, long Events);

/// <summary>Entries and exits of a site in one hour of a day, as the gates reported them.</summary>
public readonly record struct LiveCount(int SiteId, Admission Admission, ServiceKind? Service, int Hour, long Entries, long Exits);

/// <summary>Where the aggregation finds what changed and puts what it computed; part of the seam to the provider.</summary>
public interface IRollupStore
{
    /// <summary>Takes the right to aggregate; null when another run has it. Given back on dispose, or when the process dies.</summary>
    Task<IAsyncDisposable?> TryLockAsync(CancellationToken cancel);

    /// <summary>The changed days up to one, oldest first, with the number of sites.</summary>
    Task<IReadOnlyList<(DateOnly Day, int Sites)>> ChangedAsync(DateOnly last, CancellationToken cancel);

    /// <summary>
    /// Computes the changed sites of one day and replaces their figures, some sites at a time and each time in one transaction: a run that
    /// dies leaves the rest marked. A day whose cars inside at its end came out otherwise than before marks the next day. A day that is
    /// not over stays marked.
    /// </summary>
    Task<DayWork> WorkAsync(DateOnly day, ComputeDay compute, CancellationToken cancel);

    /// <summary>Marks every site-day of a period that has events or figures.</summary>
    Task MarkAllAsync(DateOnly first, DateOnly last, CancellationToken cancel);

    /// <summary>Days of a period of which events, figures or cars inside are stored, and the sealed ones among them, which cannot be computed any more.</summary>
    Task<IReadOnlyList<(DateOnly Day, bool IsSealed)>> StoredAsync(DateOnly first, DateOnly last, CancellationToken cancel);

    /// <summary>Computes a day anew and compares it with what is stored, as both are at one instant; changes nothing.</summary>
    Task<DayVerification> VerifyAsync(DateOnly day, ComputeDay compute, CancellationToken cancel);

    /// <summary>Counts a day's events as they are now: the live counter.</summary>
    Task<IReadOnlyList<LiveCount>> CountAsync(DateOnly day, CancellationToken cancel);
}
