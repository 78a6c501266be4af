namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>Names of sheets as the file format takes them: at most 31 characters and none of []:*?/\.</summary>
internal static class SheetNames
{
    private const int Limit = 31;

    /// <summary>The name with what is not allowed replaced.</summary>
    public static string Clean(string name)
    {
        var cleaned = string.Concat(name.Select(character => "[]:*?/\\".Contains(character) || char.IsControl(character) ? ' ' : character)).Trim(' ', '\'');
        return cleaned.Length switch
        {
            0 => "Sheet",
            > Limit => cleaned[..Limit].TrimEnd(),
            _ => cleaned,
        };
    }

    /// <summary>The name as formulas write it.</summary>
    public static string Quote(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
}
