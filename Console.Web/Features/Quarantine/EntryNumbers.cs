using System.Globalization;

namespace ParkingOps.Web.Features.Quarantine;

/// <summary>Tells many numbers of entries in short: 1-5, 9.</summary>
internal static class EntryNumbers
{
    /// <summary>The numbers as ranges.</summary>
    /// <param name="rising">Numbers in rising order, each once.</param>
    public static string Told(IReadOnlyList<long> rising)
    {
        var ranges = new List<string>();
        for (var start = 0; start < rising.Count;)
        {
            var end = start;
            while (end + 1 < rising.Count && rising[end + 1] == rising[end] + 1) end++;
            ranges.Add(string.Create(CultureInfo.InvariantCulture, $"{rising[start]}{(end > start ? $"-{rising[end]}" : "")}"));
            start = end + 1;
        }
        return string.Join(", ", ranges);
    }
}
