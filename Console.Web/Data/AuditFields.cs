using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using ParkingOps.Web.Data.Searching;

namespace ParkingOps.Web.Data;

/// <summary>How the fields of a record stand in a line of the trail.</summary>
internal static class AuditFields
{
    /// <summary>What stands in place of a secret: that it changed is told, what it is is not.</summary>
    public const string Hidden = "***";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Bookkeeping = ["SecurityStamp", "ConcurrencyStamp", "Version", "ChangedAt", "ChangedBy", "LastSignInAt", "LastUsedAt", "NormalizedUserName", "NormalizedEmail", "NormalizedName", "AccessFailedCount", SearchText.Property, SearchText.ContactProperty];
    private static readonly string[] Secrets = ["Hash", "Secret", "Token"];

    /// <summary>Whether a field only helps the machine: it is in no line, and its change alone makes none.</summary>
    public static bool IsBookkeeping(IReadOnlyProperty property) => Bookkeeping.Contains(property.Name);

    /// <summary>The fields as JSON by name.</summary>
    public static string Write(IEnumerable<PropertyEntry> fields, Func<PropertyEntry, object?> value) => JsonSerializer.Serialize(
        fields.ToDictionary(field => NameOf(field.Metadata), field => IsSecret(field.Metadata) && value(field) is not null ? Hidden : value(field)), Json);

    /// <summary>A part of a key.</summary>
    public static string Text(object? value) => value is DateOnly day
        ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Kind of record in a line: the type's own name; where several records have such a part, after the record that has it.</summary>
    public static string RecordOf(IReadOnlyEntityType entity)
    {
        var name = entity.ClrType.Name.Split('`')[0];
        return entity.Model.FindEntityTypes(entity.ClrType).Count() > 1 ? $"{Whole(entity).ClrType.Name}{name}" : name;
    }

    /// <summary>The record that an entity is a part of, or the entity itself.</summary>
    public static IReadOnlyEntityType Whole(IReadOnlyEntityType entity) => entity.FindOwnership() is { } ownership ? Whole(ownership.PrincipalEntityType) : entity;

    /// <summary>The name of a field in a line: of a password's hash people say that the password changed.</summary>
    public static string NameOf(IReadOnlyProperty property) => property.Name is { Length: > 4 } name && name.EndsWith("Hash", StringComparison.Ordinal) ? name[..^4] : property.Name;

    private static bool IsSecret(IReadOnlyProperty property) => Secrets.Any(ending => property.Name.EndsWith(ending, StringComparison.Ordinal))
        || (property.Name == "Value" && typeof(IdentityUserToken<int>).IsAssignableFrom(property.DeclaringType.ClrType));
}
