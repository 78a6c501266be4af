using System.Globalization;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;

namespace ParkingOps.Web.Components.Shared;

/// <summary>How dates, instants and numbers are shown everywhere: Shanghai's time, and one form for both languages.</summary>
public static class Shown
{
    /// <summary>An instant to the minute, as Shanghai's clock shows it.</summary>
    public static string Minute(DateTimeOffset instant) =>
        ServiceDay.Local(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The time of an instant to the second, as Shanghai's clock shows it.</summary>
    public static string Clock(DateTimeOffset instant) =>
        ServiceDay.Local(instant).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A service day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A district's name in the language of who looks, Chinese first.</summary>
    public static string Name(District district) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? district.NameEn : district.NameZh;

    /// <summary>A whole number with thousands apart.</summary>
    public static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A number with decimals, or a dash where there is none.</summary>
    public static string Number(decimal? value, int decimals) =>
        value?.ToString("#,0." + new string('0', decimals), CultureInfo.InvariantCulture) ?? "–";
}
