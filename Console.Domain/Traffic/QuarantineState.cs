namespace ParkingOps.Domain.Traffic;

/// <summary>What has become of a refused gate event. The numbers are stored.</summary>
public enum QuarantineState
{
    /// <summary>待处理: waits for a correction, a replay or a dismissal.</summary>
    Open = 0,

    /// <summary>已补录: a replay put it among the events.</summary>
    Accepted = 1,

    /// <summary>重复: a replay found that the event was known already.</summary>
    Duplicate = 2,

    /// <summary>已忽略: somebody decided, with a reason, that it never was an event; it stays counted.</summary>
    Dismissed = 3,
}
