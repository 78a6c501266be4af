namespace ParkingOps.Domain.Time;

/// <summary>Day kind (日类型) of a date, from the city calendar and never from the weekday alone (semantics 2).</summary>
public enum DayKind
{
    /// <summary>Workday (工作日), make-up workdays (调休上班日) included.</summary>
    Workday = 0,

    /// <summary>Rest day (休息日): a Saturday or Sunday that no notice changes.</summary>
    RestDay = 1,

    /// <summary>Statutory holiday (节假日): a day off by the yearly notice.</summary>
    Holiday = 2,
}
