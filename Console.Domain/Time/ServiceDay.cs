namespace ParkingOps.Domain.Time;

/// <summary>
/// Service day (业务日): a civil date in Asia/Shanghai, 00:00 to 24:00 (semantics 1). Shanghai has kept UTC+8 without
/// summer time since 1992 and nothing before 2010 is accepted, so the offset is a constant and the machine's zone is never asked.
/// </summary>
public static class ServiceDay
{
    /// <summary>Offset of Asia/Shanghai from UTC.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The service day in which an instant lies.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>First instant of a service day, in UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>First instant after a service day, in UTC.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>The instant as the clock on the wall in Shanghai shows it.</summary>
    public static DateTime Local(DateTimeOffset instant) => instant.ToOffset(Offset).DateTime;

    /// <summary>The instant at which the clock in Shanghai shows the given date and time, in UTC.</summary>
    public static DateTimeOffset At(DateTime local) =>
        new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Offset).ToUniversalTime();

    /// <summary>The service day of the present moment.</summary>
    public static DateOnly Today(TimeProvider clock) => Of(clock.GetUtcNow());
}
