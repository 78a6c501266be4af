using ParkingOps.Domain.Sharing;

namespace ParkingOps.Domain.Statistics;

/// <summary>One reservation of a site and day as its figures need it.</summary>
/// <param name="Service">Its service.</param>
/// <param name="Hour">Hour at which its slot starts, 0 to 23.</param>
/// <param name="Outcome">How it ended.</param>
public readonly record struct ReservedSlot(ServiceKind Service, int Hour, ReservationOutcome Outcome);

/// <summary>The reservations of a site whose slots start on a day (semantics 4).</summary>
/// <param name="Services">Services under which the site has taken reservations up to this day: a day without any is 0 there, and blank elsewhere.</param>
/// <param name="Slots">The reservations.</param>
public sealed record ReservedSlots(IReadOnlySet<ServiceKind> Services, IReadOnlyList<ReservedSlot> Slots)
{
    /// <summary>Of a site that has never taken any.</summary>
    public static ReservedSlots None { get; } = new(new HashSet<ServiceKind>(), []);
}
