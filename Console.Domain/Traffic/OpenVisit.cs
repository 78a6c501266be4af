using ParkingOps.Domain.Sharing;

namespace ParkingOps.Domain.Traffic;

/// <summary>
/// A car inside: an entry that has found no exit yet (semantics 10). The entry's admission and service rule the whole visit (semantics 11).
/// </summary>
/// <param name="PlateHash">Keyed hash of the plate.</param>
/// <param name="EnteredAtUtcTicks">Instant of the entry, in UTC ticks.</param>
/// <param name="Admission">Admission of the entry.</param>
/// <param name="Service">Service of the visit, already settled by semantics 8; null when it is of none.</param>
public readonly record struct OpenVisit(long PlateHash, long EnteredAtUtcTicks, Admission Admission, ServiceKind? Service)
{
    /// <summary>Instant of the entry.</summary>
    public DateTimeOffset EnteredAt => new(EnteredAtUtcTicks, TimeSpan.Zero);

    /// <summary>The visit that an entry opens.</summary>
    public static OpenVisit By(in GateEvent entry) =>
        new(entry.PlateHash, entry.AtUtcTicks, entry.Admission, entry.EffectiveService);

    /// <summary>Whole minutes of a stay that ends at the given instant, seconds cut off.</summary>
    public int MinutesUntil(long leftAtUtcTicks) => (int)((leftAtUtcTicks - EnteredAtUtcTicks) / TimeSpan.TicksPerMinute);
}
