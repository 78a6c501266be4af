namespace ParkingOps.Domain.Traffic;

/// <summary>Why the gate let the vehicle in (放行类型), as the gate reports it. The numbers are stored.</summary>
public enum Admission
{
    /// <summary>普通: an ordinary car of the public.</summary>
    Ordinary = 1,

    /// <summary>预约: a car with a reservation.</summary>
    Reservation = 2,

    /// <summary>共享: a car of an off-peak sharing agreement.</summary>
    Sharing = 3,

    /// <summary>内部: a car of the unit's own staff.</summary>
    Staff = 4,
}
