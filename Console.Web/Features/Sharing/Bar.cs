using System.Globalization;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>One bar on an axis of minutes: where it stands and what is written in it.</summary>
/// <param name="StartMinute">Start, in minutes of the axis.</param>
/// <param name="EndMinute">End, in minutes of the axis.</param>
/// <param name="Text">What is written in it.</param>
/// <param name="Title">What it says in full.</param>
public sealed record Bar(int StartMinute, int EndMinute, string Text, string Title)
{
    /// <summary>Cuts the bar to an axis; null when nothing of it is left.</summary>
    public Bar? Within(int from, int to)
    {
        var (start, end) = (Math.Max(StartMinute, from), Math.Min(EndMinute, to));
        return start < end ? this with { StartMinute = start, EndMinute = end } : null;
    }

    /// <summary>Place and width in per cent of an axis.</summary>
    public string Style(int from, int to) => string.Create(CultureInfo.InvariantCulture,
        $"left:{100.0 * (StartMinute - from) / (to - from):0.###}%;width:{100.0 * (EndMinute - StartMinute) / (to - from):0.###}%");
}
