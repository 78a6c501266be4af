using System.Buffers;
using System.Globalization;

namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>
/// Text as a cell holds it. Cells with text are always of the type "inline string", so that what begins with = + - @, a tab or a line
/// break is text and never a formula; nothing is put before it.
/// </summary>
internal static class CellText
{
    /// <summary>Most characters that a cell takes.</summary>
    public const int Limit = 32_767;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    // ASCII alone, so that the search runs on whole vectors. A lone surrogate is left to the encoder, which replaces it.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 32).Select(code => (char)code)) + "&<>_");

    /// <summary>How many characters from the start need no escape.</summary>
    public static int PlainLength(ReadOnlySpan<char> text)
    {
        var index = text.IndexOfAny(Special);
        var plain = index < 0 ? text.Length : index;
        var noCharacter = text[..plain].IndexOfAny('\uFFFE', '\uFFFF');
        return noCharacter < 0 ? plain : noCharacter;
    }

    /// <summary>
    /// The markup for the first character. The format reads "_x0041_" as a letter, so an underscore that begins such a thing is written
    /// in that form itself.
    /// </summary>
    public static string Escape(ReadOnlySpan<char> text) => text[0] switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '\t' => "&#9;",
        '\n' => "&#10;",
        '\r' => "&#13;",
        '_' when !BeginsCode(text) => "_",
        var character => string.Create(CultureInfo.InvariantCulture, $"_x{(int)character:X4}_"),
    };

    /// <summary>Whether readers would drop blanks at its ends unless told to keep them.</summary>
    public static bool KeepsBlanks(string text) => text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]));

    /// <summary>Text cut to what a cell takes.</summary>
    public static ReadOnlySpan<char> Cut(string text) => text.Length <= Limit ? text : text.AsSpan(0, Limit);

    private static bool BeginsCode(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && !text[2..6].ContainsAnyExcept(HexDigits);
}
