namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>How high a row must be for its text; programs do not agree on working it out themselves.</summary>
internal static class TextHeight
{
    private const double LinePoints = 14;
    private const double MarginPoints = 6;

    /// <summary>Lines that a text takes in a column of a width in characters; a Chinese character is two wide.</summary>
    public static int Lines(string text, double width)
    {
        var (lines, used) = (1, 0);
        foreach (var character in text)
        {
            if (character == '\n')
            {
                (lines, used) = (lines + 1, 0);
                continue;
            }
            var wide = character > '\u2E7F' ? 2 : 1;
            if (used + wide > width - 1) (lines, used) = (lines + 1, 0);
            used += wide;
        }
        return lines;
    }

    /// <summary>Height in points, at least that of a plain row.</summary>
    public static double Of(string text, double width, double least = 18) => Math.Max(least, (Lines(text, width) * LinePoints) + MarginPoints);
}
