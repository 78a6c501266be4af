using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ParkingOps.Domain.Traffic;

/// <summary>
/// Number plate (车牌) of a vehicle, trimmed and in capitals (semantics 9). Personal data: it leaves ingestion only as a
/// keyed hash, a mask and a ciphertext. Accepted are mainland China's forms and anything else of 4 to 12 letters or digits.
/// </summary>
public readonly record struct Plate
{
    private const string Provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private const string Endings = "警学港澳挂使领试超应急";
    private const int MainlandLength = 7;
    private const int NewEnergyLength = 8;

    private Plate(string text) => Text = text;

    /// <summary>The plate in the clear. Never to be logged, shown or exported.</summary>
    public string Text { get; }

    /// <summary>Whether the plate has mainland China's form: province, letter, then five characters (six for new-energy cars).</summary>
    public bool IsMainland => HasMainlandForm(Text);

    /// <summary>What may be shown: 沪A·12**5 for a mainland plate, the first two and the last character of any other (semantics 9).</summary>
    public string Mask => IsMainland ? $"{Text[..2]}·{Hide(Text[2..])}" : Hide(Text);

    /// <summary>Reads a plate as a gate or a person wrote it; false when it can be no plate.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Plate plate)
    {
        // Full-width letters and digits are the same plate.
        var normal = text?.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant() ?? "";
        var valid = normal.Length is >= 4 and <= 12 && HasLettersAndDigitsOnly(normal);
        plate = valid ? new Plate(normal) : default;
        return valid;
    }

    /// <summary>The mask, because a plate written by accident must not be one in the clear.</summary>
    public override string ToString() => Text is null ? "" : Mask;

    private static bool HasLettersAndDigitsOnly(string text)
    {
        foreach (var letter in text)
            if (!char.IsLetterOrDigit(letter)) return false;
        return true;
    }

    private static string Hide(string text) => string.Concat(text.AsSpan(0, 2), new string('*', text.Length - 3), text.AsSpan(text.Length - 1));

    private static bool HasMainlandForm(string text) =>
        text.Length is MainlandLength or NewEnergyLength
        && Provinces.Contains(text[0], StringComparison.Ordinal)
        && char.IsAsciiLetterUpper(text[1])
        && text.AsSpan(2, text.Length - 3).IndexOfAnyExcept(LatinAndDigits) < 0
        && (LatinAndDigits.Contains(text[^1]) || Endings.Contains(text[^1], StringComparison.Ordinal));

    private static readonly System.Buffers.SearchValues<char> LatinAndDigits =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}
