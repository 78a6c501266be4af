using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Notices;
using ParkingOps.Web.Features.Onboarding;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>
/// Row-level security of every table whose rows belong to an organisation, made from the model: a new table gets its policy by itself. The
/// session's scope is asked once a statement, not once a row; for a session that sees the whole city nothing else is asked.
/// </summary>
internal static class RowPolicies
{
    /// <summary>What the policies ask of the session.</summary>
    public const string Functions = """
        create or replace function console_sees_all() returns boolean language sql stable parallel safe as
            $$ select coalesce(current_setting('console.scope', true), '') = 'all' $$;
        create or replace function console_organisation() returns int language sql stable parallel safe as
            $$ select case when current_setting('console.scope', true) ~ '^[0-9]{1,9}$' then current_setting('console.scope', true)::int end $$;
        """;

    private const string Own = "(select console_organisation())";
    private const string SitesOfOwn = $"any (array(select id from sites where organisation_id = {Own}))";

    // What does not say by one column whose it is.
    private static readonly Dictionary<Type, string> Special = new()
    {
        [typeof(Organisation)] = $"id = {Own}",
        [typeof(ScheduleException)] = $"organisation_id = {Own} or site_id = {SitesOfOwn} or (organisation_id is null and site_id is null)",
        // Of the bureau's own notices a unit may send one, and what is sent is read back.
        [typeof(Notice)] = $"organisation_id is null or organisation_id = {Own}",
        [typeof(ReplacedBooking)] = "false",
        // What stands in a document is seen with the application that names it.
        [typeof(DocumentFile)] = "document_id = any (array(select id from onboarding_documents))",
    };

    // Read before anybody is somebody: at the sign-in.
    private static readonly HashSet<Type> BeforeSignIn = [typeof(ConsoleUser)];

    /// <summary>Table and condition of each policy.</summary>
    public static IReadOnlyDictionary<string, string> Of(IModel model) => model.GetEntityTypes()
        .Where(entity => !BeforeSignIn.Contains(entity.ClrType))
        .Select(entity => (Table: entity.GetTableName()!, Own: ConditionOf(entity)))
        .Where(one => one.Own is not null)
        .DistinctBy(one => one.Table)
        .ToDictionary(one => one.Table, one => $"(select console_sees_all()) or {one.Own}");

    /// <summary>Lines of the trail are written by whoever acts, whomever they concern.</summary>
    public static bool TakesEveryRow(IModel model, string table) => model.FindEntityType(typeof(AuditEntry))!.GetTableName() == table;

    private static string? ConditionOf(IEntityType entity)
    {
        if (Special.TryGetValue(entity.ClrType, out var special)) return special;
        if (entity.FindOwnership() is { } ownership) return PartOf(ownership);
        if (entity.FindProperty("OrganisationId") is { } organisation) return $"{organisation.GetColumnName()} = {Own}";
        return entity.FindProperty("SiteId") is { } site ? $"{site.GetColumnName()} = {SitesOfOwn}" : null;
    }

    // A part of a record in the record's own table has its policy; in a table of its own it is seen with the record.
    private static string? PartOf(IForeignKey ownership)
    {
        var (whole, part) = (ownership.PrincipalEntityType, ownership.DeclaringEntityType);
        if (whole.GetTableName() == part.GetTableName() || ConditionOf(whole) is null) return null;
        return $"{ownership.Properties[0].GetColumnName()} = any (array(select {whole.FindPrimaryKey()!.Properties[0].GetColumnName()} from {whole.GetTableName()}))";
    }
}
