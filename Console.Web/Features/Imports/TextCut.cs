using System.Globalization;

namespace ParkingOps.Web.Features.Imports;

/// <summary>Shortens text between characters as people see them, never inside one.</summary>
internal static class TextCut
{
    /// <summary>As much from the beginning as fits.</summary>
    public static string Start(string text, int most)
    {
        var length = 0;
        while (length < text.Length && StringInfo.GetNextTextElementLength(text, length) is var next && length + next <= most) length += next;
        return text[..length];
    }

    /// <summary>As much up to the end as fits.</summary>
    public static string End(string text, int most) =>
        text.Length <= most ? text : text[StringInfo.ParseCombiningCharacters(text).FirstOrDefault(start => start >= text.Length - most, text.Length)..];
}
