using ParkingOps.Domain.Sharing;

namespace ParkingOps.Domain.Traffic;

/// <summary>
/// Gate event (进出场记录) of one site as matching needs it: a vehicle passed a gate. Small on purpose, a day of the city has millions.
/// </summary>
/// <param name="EventId">The source's own id; breaks ties of one instant and direction, by ordinal comparison (semantics 10).</param>
/// <param name="AtUtcTicks">Instant of the passage, in UTC ticks of 100 ns.</param>
/// <param name="Direction">Entry or exit.</param>
/// <param name="PlateHash">Keyed hash of the plate (semantics 9).</param>
/// <param name="Admission">Why the gate let the vehicle pass.</param>
/// <param name="Service">Service that the event names; absent, it follows the admission (semantics 8).</param>
public readonly record struct GateEvent(
    string EventId, long AtUtcTicks, Direction Direction, long PlateHash, Admission Admission, ServiceKind? Service)
{
    /// <summary>Instant of the passage.</summary>
    public DateTimeOffset At => new(AtUtcTicks, TimeSpan.Zero);

    /// <summary>Service under which the event counts.</summary>
    public ServiceKind? EffectiveService => VisitRules.ServiceOf(Admission, Service);
}
