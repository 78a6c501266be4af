namespace ParkingOps.Domain.Sites;

/// <summary>Form of the register's codes and names.</summary>
public static class RegisterCode
{
    /// <summary>Longest code, in characters (semantics 7).</summary>
    public const int CodeLimit = 32;

    /// <summary>Longest name, in characters.</summary>
    public const int NameLimit = 100;

    /// <summary>Returns the code in capital letters.</summary>
    /// <exception cref="RuleException"><c>code-form</c> unless it is 1 to 32 letters, digits and hyphens.</exception>
    public static string Check(string? code)
    {
        var trimmed = code?.Trim().ToUpperInvariant() ?? "";
        return IsCode(trimmed) ? trimmed : throw new RuleException("code-form", code ?? "");
    }

    /// <summary>Whether it has the form of a code.</summary>
    public static bool IsCode(string code) => code.Length is > 0 and <= CodeLimit && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    /// <summary>Returns the name without blanks around it.</summary>
    /// <exception cref="RuleException"><c>name-missing</c> when it is empty or longer than 100 characters.</exception>
    public static string CheckName(string? name) =>
        name?.Trim() is { Length: > 0 and <= NameLimit } trimmed ? trimmed : throw new RuleException("name-missing", NameLimit);
}

/// <summary>Blank text counts as none.</summary>
internal static class Blank
{
    public static string? ToNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
