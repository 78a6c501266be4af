using System.Collections.Frozen;

namespace ParkingOps.Web.Data.Searching;

/// <summary>The letters with which characters begin when they are read in pinyin; a character may have several, the commonest first.</summary>
internal static class PinyinInitials
{
    private const int MostReadings = 24;

    private static readonly FrozenDictionary<char, string> Letters = Load();

    /// <summary>
    /// The initials of a text: first with the commonest reading of each character, then with each rarer reading of one of them. 重庆路 is "zql"
    /// and "cql". Letters and digits stand for themselves, anything else is left out.
    /// </summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var letters = text.Select(LettersOf).Where(one => one.Length > 0).ToList();
        var common = string.Concat(letters.Select(one => one[0]));
        var rarer = letters.SelectMany((one, at) => one.Skip(1).Select(letter => $"{common[..at]}{letter}{common[(at + 1)..]}"));
        return common.Length == 0 ? [] : [common, .. rarer.Take(MostReadings - 1)];
    }

    private static string LettersOf(char character) =>
        char.IsAsciiLetterOrDigit(character) ? $"{char.ToLowerInvariant(character)}" : Letters.GetValueOrDefault(character, "");

    private static FrozenDictionary<char, string> Load()
    {
        using var stream = typeof(PinyinInitials).Assembly.GetManifestResourceStream("pinyin-initials.txt")!;
        using var reader = new StreamReader(stream);
        var letters = new Dictionary<char, string>();
        while (reader.ReadLine() is { } line)
        {
            var end = line.IndexOf(':', StringComparison.Ordinal);
            foreach (var character in line[(end + 1)..]) letters[character] = line[..end];
        }
        return letters.ToFrozenDictionary();
    }
}
