using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Audit;

/// <summary>Turns lines of the trail into differences field by field.</summary>
internal static class AuditReading
{
    /// <summary>Tables that come with the library of accounts and that the console has no use for.</summary>
    public static readonly IReadOnlyList<string> Unused = ["IdentityRoleClaim", "IdentityUserClaim", "IdentityUserLogin", "IdentityUserToken"];

    /// <summary>The kinds of record that make up a record: itself and its parts.</summary>
    public static string[] PartsOf(IModel model, string record) =>
        [.. model.GetEntityTypes().Where(entity => AuditFields.RecordOf(AuditFields.Whole(entity)) == record).Select(AuditFields.RecordOf).Append(record).Distinct()];

    /// <summary>Kinds of record that leave lines, with the fields that may stand in them.</summary>
    public static ILookup<string, IProperty> Fields(IModel model) => model.GetEntityTypes()
        .Where(entity => entity.FindAnnotation(AuditCapture.Unaudited) is null && AuditFields.Whole(entity).FindAnnotation(AuditCapture.Unaudited) is null)
        .SelectMany(entity => entity.GetProperties().Where(property => !AuditFields.IsBookkeeping(property)).Select(property => (Record: AuditFields.RecordOf(entity), Property: property)))
        .ToLookup(one => one.Record, one => one.Property);

    /// <summary>Whether a field only ties a part to its whole, or is a number that people never see.</summary>
    public static bool IsPlumbing(IReadOnlyProperty property) => property.Name == "Id" || (property.DeclaringType is IReadOnlyEntityType entity
        && entity.FindOwnership()?.Properties.Any(key => key.Name == property.Name) == true);

    public static AuditRow Read(AuditEntry line, ILookup<string, IProperty> fields, HashSet<string> parts)
    {
        var known = fields[line.Record].DistinctBy(AuditFields.NameOf).ToDictionary(AuditFields.NameOf);
        var (before, after) = (Parse(line.Before), Parse(line.After));
        var differences = before.Keys.Union(after.Keys)
            .Where(name => !known.TryGetValue(name, out var property) || !IsPlumbing(property))
            .Select(name => new AuditDifference(name, known.GetValueOrDefault(name)?.ClrType, before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
            .Where(one => one.Before is not null || one.After is not null)
            .ToList();
        return new AuditRow(line.Id, line.At, line.By, line.Address, line.Act, line.Record, line.Key, line.Reason, differences) { IsPart = parts.Contains(line.Record) };
    }

    public static HashSet<string> Parts(IModel model) => [.. model.GetEntityTypes().Where(entity => entity.IsOwned()).Select(AuditFields.RecordOf)];

    private static Dictionary<string, string> Parse(string? json)
    {
        if (json is null) return [];
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().Where(one => one.Value.ValueKind != JsonValueKind.Null)
            .ToDictionary(one => one.Name, one => one.Value.ValueKind == JsonValueKind.String ? one.Value.GetString()! : one.Value.GetRawText());
    }
}
