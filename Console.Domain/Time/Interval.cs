namespace ParkingOps.Domain.Time;

/// <summary>Half-open span of time [Start, End), instants in UTC (semantics 1).</summary>
public readonly record struct Interval(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Length of the span.</summary>
    public TimeSpan Length => End - Start;

    /// <summary>Whether an instant lies in the span; its end does not.</summary>
    public bool Contains(DateTimeOffset instant) => Start <= instant && instant < End;
}
