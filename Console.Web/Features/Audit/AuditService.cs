using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Audit;

/// <summary>Reads the audit trail; nothing in the console changes it.</summary>
public sealed class AuditService(ConsoleDbFactory databases)
{
    /// <summary>Lines a page.</summary>
    public const int PageSize = 50;

    /// <summary>Most lines in a file.</summary>
    public const int LongestFile = 100_000;

    /// <summary>The newest lines, page by page, with the whole number of them.</summary>
    public async Task<AuditPageRows> ListAsync(AuditFilter filter, int page)
    {
        await using var database = await databases.OpenAsync(Permission.SeeAudit);
        return await ReadAsync(database, filter.Apply(database.AuditTrail.AsNoTracking()), page, PageSize);
    }

    /// <summary>All lines for a file, the newest first.</summary>
    /// <exception cref="RuleException"><c>export-too-long</c>.</exception>
    public async Task<AuditPageRows> ExportAsync(AuditFilter filter)
    {
        await using var database = await databases.OpenAsync(Permission.SeeAudit);
        var lines = filter.Apply(database.AuditTrail.AsNoTracking());
        if (await lines.CountAsync() is var count and > LongestFile) throw new RuleException("export-too-long", count, LongestFile);
        return await ReadAsync(database, lines, 1, LongestFile);
    }

    /// <summary>What happened to one record and its parts, in the actor's scope, the latest first.</summary>
    public async Task<AuditPageRows> HistoryAsync(string record, string key, int page)
    {
        await using var database = await databases.OpenAsync(Permission.SeeHistory);
        var parts = AuditReading.PartsOf(database.Model, record);
        return await ReadAsync(database, database.AuditTrail.AsNoTracking().Where(line => line.Key == key && parts.Contains(line.Record)), page, PageSize);
    }

    /// <summary>The trail of the actor's own unit; the register's trail for the bureau.</summary>
    public async Task<AuditPageRows> OwnAsync(AuditFilter filter, int page)
    {
        await using var database = await databases.OpenAsync(Permission.SeeHistory);
        return await ReadAsync(database, filter.Apply(database.AuditTrail.AsNoTracking().Where(line => line.OrganisationId != null)), page, PageSize);
    }

    /// <summary>Kinds of record that leave lines.</summary>
    public async Task<IReadOnlyList<string>> KindsAsync()
    {
        await using var database = await databases.OpenAsync(Permission.SeeAudit);
        return KindsOf(database);
    }

    /// <summary>The same for who sees the trail of the own unit.</summary>
    public async Task<IReadOnlyList<string>> OwnKindsAsync()
    {
        await using var database = await databases.OpenAsync(Permission.SeeHistory);
        return KindsOf(database);
    }

    private static List<string> KindsOf(ConsoleDb database) => [.. AuditReading.Fields(database.Model).Select(one => one.Key).Except(AuditReading.Unused), "Plate", ExportTrail.Record];

    private static async Task<AuditPageRows> ReadAsync(ConsoleDb database, IQueryable<AuditEntry> lines, int page, int size)
    {
        var total = await lines.CountAsync();
        var found = await lines.OrderByDescending(line => line.Id).Skip((Math.Max(1, page) - 1) * size).Take(size).ToListAsync();
        var (fields, parts) = (AuditReading.Fields(database.Model), AuditReading.Parts(database.Model));
        var rows = found.ConvertAll(line => AuditReading.Read(line, fields, parts));
        return new AuditPageRows(rows, total, await NamesAsync(database, rows));
    }

    private static async Task<AuditNames> NamesAsync(ConsoleDb database, List<AuditRow> rows)
    {
        var (sites, organisations, accounts, roles) = (Numbers(rows, "SiteId"), Numbers(rows, "OrganisationId"), Numbers(rows, "UserId"), Numbers(rows, "RoleId"));
        return new AuditNames(
            await database.Sites.Where(site => sites.Contains(site.Id)).ToDictionaryAsync(site => site.Id, site => $"{site.Name} {site.Code}"),
            await database.Organisations.Where(one => organisations.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => $"{one.Name} {one.Code}"),
            await database.Users.Where(user => accounts.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.UserName!),
            await database.Roles.Where(role => roles.Contains(role.Id)).ToDictionaryAsync(role => role.Id, role => role.Name!),
            (await database.Districts.ToListAsync()).ToDictionary(district => district.Code, Shown.Name));
    }

    private static int[] Numbers(List<AuditRow> rows, string field) =>
    [
        .. rows.SelectMany(row => row.Differences).Where(one => one.Name == field).SelectMany(one => new[] { one.Before, one.After }).OfType<string>()
            .Select(text => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0).Distinct(),
    ];
}
