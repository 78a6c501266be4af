using System.Globalization;
using ParkingOps.Domain;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Sites;

/// <summary>The present row of an import; a cell that cannot be read is refused with its column and what stands in it.</summary>
internal sealed class ImportRow(CsvFile file)
{
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["government"] = "GovernmentOrgan",
        ["organ"] = "GovernmentOrgan",
        ["institution"] = "PublicInstitution",
        ["soe"] = "StateEnterprise",
        ["stateownedenterprise"] = "StateEnterprise",
        ["company"] = "Enterprise",
        ["estate"] = "ResidentialEstate",
        ["residential"] = "ResidentialEstate",
        ["city"] = "Municipal",
        ["street"] = "OnStreet",
    };

    public string? Text(string column) => file.Cell(column) is { Length: > 0 } text ? text : null;

    public int? Number(string column) => Text(column) is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw new RuleException("import-value", column, text);

    public double? Degrees(string column) => Text(column) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : throw new RuleException("import-value", column, text);

    /// <summary>A choice by its name in the code, in any case, with or without hyphens and underscores.</summary>
    public T? Choice<T>(string column) where T : struct, Enum
    {
        if (Text(column) is not { } text) return null;
        var plain = text.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        plain = Aliases.GetValueOrDefault(plain, plain);
        return Enum.TryParse<T>(plain, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(plain[0])
            ? value : throw new RuleException("import-value", column, text);
    }
}
