using Microsoft.Extensions.Localization;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>Puts into words what a window says beside its day kinds.</summary>
internal static class WindowWords
{
    private static readonly DayOfWeek[] Days = [.. Enumerable.Range(1, 7).Select(number => (DayOfWeek)(number % 7))];

    /// <summary>Days of the week and dates of a window; null when it says nothing of them.</summary>
    public static string? Limits(TimeWindow window, IStringLocalizer<SharingText> Text)
    {
        var words = new List<string>();
        if (window.Weekdays != Weekdays.All) words.AddRange(Days.Where(day => window.Weekdays.Has(day)).Select(day => Text[$"Weekday.{day}"].Value));
        if (window.FirstDay is { } first) words.Add(Text["LimitFrom", Shown.Day(first)]);
        if (window.LastDay is { } last) words.Add(Text["LimitTo", Shown.Day(last)]);
        return words.Count == 0 ? null : string.Join(' ', words);
    }
}
