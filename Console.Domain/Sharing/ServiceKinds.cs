namespace ParkingOps.Domain.Sharing;

/// <summary>A set of service kinds. The numbers are stored.</summary>
[Flags]
public enum ServiceKinds
{
    /// <summary>No service.</summary>
    None = 0,

    /// <summary>停车预约.</summary>
    HospitalReservation = 1,

    /// <summary>错峰共享.</summary>
    OffPeakSharing = 2,

    /// <summary>当天预约.</summary>
    SameDay = 4,

    /// <summary>无障碍.</summary>
    Accessible = 8,

    /// <summary>新能源充电.</summary>
    EvCharging = 16,
}

/// <summary>Membership of a service kind in a set.</summary>
public static class ServiceKindSets
{
    /// <summary>The set of one kind.</summary>
    public static ServiceKinds AsSet(this ServiceKind kind) => (ServiceKinds)(1 << ((int)kind - 1));

    /// <summary>Whether the set has the kind.</summary>
    public static bool Has(this ServiceKinds kinds, ServiceKind kind) => (kinds & kind.AsSet()) != ServiceKinds.None;

    /// <summary>The kinds in the set, in their official order.</summary>
    public static IEnumerable<ServiceKind> Each(this ServiceKinds kinds) => Enum.GetValues<ServiceKind>().Where(kind => kinds.Has(kind));
}
