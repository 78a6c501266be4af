using System.Text;

namespace ParkingOps.Domain.Sites;

/// <summary>A name, code or address as it is compared: two that a person would call the same are equal.</summary>
public static class NormalName
{
    private const string Wide = "\u3000（）［］｛｝";
    private const string Narrow = " ()[]{}";

    /// <summary>Full-width letters, digits, spaces and brackets become half-width, capitals small; spaces are left out.</summary>
    public static string Of(string? text) =>
        string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character))).ToLowerInvariant();

    /// <summary>
    /// Text as it is kept: full-width letters, digits, spaces and brackets become half-width, runs of blanks one space, and none stands at the
    /// ends. Chinese punctuation stays as it was written.
    /// </summary>
    public static string Tidy(string? text)
    {
        var narrow = string.Concat((text ?? "").Select(Narrowed));
        return string.Join(' ', narrow.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }

    private static char Narrowed(char character) => character switch
    {
        (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') => (char)(character - '０' + '0'),
        _ => Wide.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at ? Narrow[at] : character,
    };
}
