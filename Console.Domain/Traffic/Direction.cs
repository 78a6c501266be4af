namespace ParkingOps.Domain.Traffic;

/// <summary>Direction in which a vehicle passed a gate. The order is the order of ties: an exit comes before an entry (semantics 10).</summary>
public enum Direction
{
    /// <summary>出场.</summary>
    Exit = 0,

    /// <summary>进场.</summary>
    Entry = 1,
}
