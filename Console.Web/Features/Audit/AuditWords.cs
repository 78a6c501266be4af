using System.Globalization;
using Microsoft.Extensions.Localization;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Components.Layout;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Audit;

/// <summary>Puts lines of the trail into the words of the interface.</summary>
public sealed class AuditWords(IStringLocalizer<AuditFieldText> fields, IStringLocalizer<AuditText> text, IStringLocalizer<ShellText> shell)
{
    private const string None = "–";

    // Which words there are, so that none is asked for in vain.
    private readonly Lazy<HashSet<string>> known = new(() => [.. fields.GetAllStrings(includeParentCultures: true).Select(one => one.Name)]);

    /// <summary>What was done.</summary>
    public string Act(string act) => text[$"Act.{act}"] is { ResourceNotFound: false } words ? words.Value : act;

    /// <summary>Kind of record.</summary>
    public string Record(string record) => Word($"Record.{record}") ?? record;

    /// <summary>Field of a record: its own word, or the one that all records share.</summary>
    public string Field(string record, string field) => Word($"{record}.{field}") ?? Word(field) ?? field;

    /// <summary>A value of a field.</summary>
    public string Value(AuditDifference difference, string? value, AuditNames names)
    {
        if (value is null) return None;
        if (value == AuditFields.Hidden) return text["Secret"];
        if (difference.Name == nameof(FieldRemark.Field)) return FieldOfApplication(value);
        var type = difference.Type is { } known ? Nullable.GetUnderlyingType(known) ?? known : typeof(string);
        if (difference.Name == nameof(Site.DistrictCode)) return names.Districts.GetValueOrDefault(value, value);
        if (type.IsEnum) return Choice(type, value);
        if (type == typeof(bool)) return shell[value == "true" ? "Yes" : "No"];
        if (type == typeof(DateTimeOffset) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at)) return Shown.Minute(at);
        if (int.TryParse(value, CultureInfo.InvariantCulture, out var number)) return Named(difference.Name, number, names) ?? value;
        return value.Length == 0 ? None : value;
    }

    /// <summary>All differences of a line as one text, for a file.</summary>
    public string Told(AuditRow row, AuditNames names) => string.Join("\n", row.Differences.Select(one => row.Act switch
    {
        "changed" => $"{Field(row.Record, one.Name)}: {Value(one, one.Before, names)} → {Value(one, one.After, names)}",
        _ => $"{Field(row.Record, one.Name)}: {Value(one, one.After ?? one.Before, names)}",
    }));

    private string Choice(Type type, string value)
    {
        var chosen = (Enum)Enum.ToObject(type, long.Parse(value, CultureInfo.InvariantCulture));
        var parts = type.IsDefined(typeof(FlagsAttribute), false) && !Enum.IsDefined(type, chosen)
            ? Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(one => (Enum)Enum.ToObject(type, one)).Where(one => IsSingle(one) && chosen.HasFlag(one))
            : [chosen];
        return parts.Select(one => Word($"{type.Name}.{one}") ?? $"{one}")
            .DefaultIfEmpty(None).Aggregate((before, last) => text["Both", before, last]);
    }

    // What a remark is on: the field itself is named, not its path.
    private string FieldOfApplication(string path) => path.Split('.') switch
    {
        ["profile", var name] => Field("OnboardingApplication", name),
        ["site", var number, "quota", var service] => text["FieldOfSite", Record("ProposedSite"), number, Word($"ServiceKind.{service}") ?? service],
        ["site", var number, var name] => text["FieldOfSite", Record("ProposedSite"), number, Field("ProposedSite", name)],
        ["documents"] => Record("OnboardingDocument"),
        _ => Record("ProposedSite"),
    };

    private string? Word(string key) => known.Value.Contains(key) ? fields[key].Value : null;

    private static bool IsSingle(Enum one) => long.PopCount(Convert.ToInt64(one, CultureInfo.InvariantCulture)) == 1;

    private string? Named(string field, int number, AuditNames names) => field switch
    {
        "UserId" => names.Accounts.GetValueOrDefault(number),
        "RoleId" when names.Roles.TryGetValue(number, out var role) => shell[$"Role.{role}"],
        "SiteId" => names.Sites.GetValueOrDefault(number),
        "OrganisationId" => names.Organisations.GetValueOrDefault(number),
        "StartMinute" or "Minute" or "From" or "To" when number is >= 0 and <= 1440 => string.Create(CultureInfo.InvariantCulture, $"{number / 60:00}:{number % 60:00}"),
        _ => null,
    };
}
