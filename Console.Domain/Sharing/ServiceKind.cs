namespace ParkingOps.Domain.Sharing;

/// <summary>Service kind (服务类型) under which spaces of a site are shared. The numbers are stored.</summary>
public enum ServiceKind
{
    /// <summary>停车预约: reservable spaces of a hospital.</summary>
    HospitalReservation = 1,

    /// <summary>错峰共享: spaces of a unit opened at night, at weekends and on holidays.</summary>
    OffPeakSharing = 2,

    /// <summary>当天预约: a share of the reservation quota opened on the day itself.</summary>
    SameDay = 3,

    /// <summary>无障碍: reservable accessible spaces.</summary>
    Accessible = 4,

    /// <summary>新能源充电: reservable charging spaces.</summary>
    EvCharging = 5,
}
