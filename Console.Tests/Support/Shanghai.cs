using System.Globalization;
using ParkingOps.Domain.Time;

namespace ParkingOps.Tests.Support;

/// <summary>Days and instants as tests write them.</summary>
internal static class Shanghai
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset At(string local) =>
        ServiceDay.At(DateTime.ParseExact(local, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));

    public static string Show(DateTimeOffset instant) =>
        ServiceDay.Local(instant).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
