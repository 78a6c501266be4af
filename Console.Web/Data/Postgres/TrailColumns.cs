using Npgsql;
using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>The columns of a line of the trail, in the order in which they are read.</summary>
internal static class TrailColumns
{
    public const string Names = "t.id, t.at, t.by, t.address, t.act, t.record, t.key, t.organisation_id, t.before, t.after, t.reason, t.signature";

    public static AuditEntry Read(NpgsqlDataReader row, int first) => AuditEntry.Restore(
        new AuditEntry
        {
            Id = row.GetInt64(first),
            At = row.GetFieldValue<DateTimeOffset>(first + 1),
            By = row.GetString(first + 2),
            Address = Text(row, first + 3),
            Act = row.GetString(first + 4),
            Record = row.GetString(first + 5),
            Key = row.GetString(first + 6),
            OrganisationId = row.IsDBNull(first + 7) ? null : row.GetInt32(first + 7),
            Before = Text(row, first + 8),
            After = Text(row, first + 9),
            Reason = Text(row, first + 10),
        },
        row.GetFieldValue<byte[]>(first + 11));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
