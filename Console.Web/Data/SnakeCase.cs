using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ParkingOps.Web.Data;

/// <summary>Names tables and columns as SQL people write them.</summary>
internal static partial class SnakeCase
{
    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table) entity.SetTableName(Of(table.Replace("AspNet", "", StringComparison.Ordinal)));
            // A record inside another shares its table and key, so the name is asked for with the table in mind.
            var place = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            foreach (var property in entity.GetProperties())
                property.SetColumnName(IsRowVersion(property) ? "xmin" : Of(property.GetColumnName(place) ?? property.Name));
            foreach (var key in entity.GetKeys()) key.SetName(Of(key.GetName()!));
            foreach (var key in entity.GetForeignKeys()) key.SetConstraintName(Of(key.GetConstraintName()!));
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(Of(index.GetDatabaseName()!));
        }
    }

    // PostgreSQL keeps the version of a row itself, in a system column.
    private static bool IsRowVersion(IMutableProperty property) => property.IsConcurrencyToken && property.ClrType == typeof(uint);

    public static string Of(string name) => Boundary().Replace(name, "$1_$2").ToLowerInvariant();

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Boundary();
}
