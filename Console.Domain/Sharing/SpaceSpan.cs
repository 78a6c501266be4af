using ParkingOps.Domain.Time;

namespace ParkingOps.Domain.Sharing;

/// <summary>A span of time and the spaces that hold through it.</summary>
public readonly record struct SpaceSpan(Interval Time, int Spaces);
