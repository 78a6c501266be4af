namespace ParkingOps.Web.Data;

/// <summary>Patterns of LIKE in which a person's text means itself.</summary>
internal static class Pattern
{
    public const string Escape = "\\";

    public static string Containing(string text) => "%" + Starting(text);

    public static string Starting(string text) =>
        $"{text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
