using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Suspensions;

/// <summary>Suspensions: confirmed by an operator, ended by an operator or their time; what was published comes back by itself.</summary>
public sealed class SuspensionService(ConsoleDbFactory databases, TimeProvider clock)
{
    private const int MostRows = 500;

    /// <summary>Suspensions in scope, those that hold or will hold first.</summary>
    /// <param name="district">Code of a district, or null.</param>
    /// <param name="find">Part of the name of an organisation or site, or null.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<List<SuspensionRow>> ListAsync(string? district = null, string? find = null, CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister, cancel);
        var now = clock.GetUtcNow();
        var rows = from one in database.Suspensions.AsNoTracking()
                   join organisation in database.Organisations on one.OrganisationId equals organisation.Id
                   join found in database.Sites on one.SiteId equals found.Id into sites
                   from site in sites.DefaultIfEmpty()
                   select new { one, organisation, site };
        if (!string.IsNullOrEmpty(district))
            rows = rows.Where(row => row.site != null ? row.site.DistrictCode == district : database.Sites.Any(site => site.OrganisationId == row.organisation.Id && site.DistrictCode == district));
        if (!string.IsNullOrWhiteSpace(find) && Pattern.Containing(find) is var text)
            rows = rows.Where(row => EF.Functions.Like(row.organisation.Name, text, Pattern.Escape) || EF.Functions.Like(row.site!.Name, text, Pattern.Escape));
        return await rows.OrderBy(row => row.one.EndAt != null && row.one.EndAt <= now).ThenByDescending(row => row.one.StartAt).Take(MostRows)
            .Select(row => new SuspensionRow(
                row.one.Id, row.organisation.Code, row.organisation.Name, row.site == null ? null : row.site.DistrictCode, row.site == null ? null : row.site.Code, row.site == null ? null : row.site.Name,
                row.one.StartAt, row.one.EndAt, row.one.Reason, row.one.ConfirmedBy, row.one.ConfirmedAt, row.one.EndedBy))
            .ToListAsync(cancel);
    }

    /// <summary>Suspensions of one site or of all sites of its organisation, the newest first.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<List<SuspensionRow>> OfSiteAsync(string siteCode)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        var site = await database.Sites.Include(one => one.Organisation).FirstOrDefaultAsync(one => one.Code == siteCode) ?? throw new RuleException("not-found");
        return await database.Suspensions.AsNoTracking().Where(one => one.SiteId == site.Id || (one.SiteId == null && one.OrganisationId == site.OrganisationId))
            .OrderByDescending(one => one.Id)
            .Select(one => new SuspensionRow(one.Id, site.Organisation.Code, site.Organisation.Name, site.DistrictCode, site.Code, site.Name, one.StartAt, one.EndAt, one.Reason, one.ConfirmedBy, one.ConfirmedAt, one.EndedBy))
            .ToListAsync();
    }

    /// <summary>Confirms a suspension.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, or what <see cref="Suspension.Confirm"/> refuses.</exception>
    public async Task ConfirmAsync(SuspensionInput input)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        var organisation = await database.Organisations.FirstOrDefaultAsync(one => one.Code == input.OrganisationCode) ?? throw new RuleException("organisation-missing");
        var site = input.SiteCode.Length == 0 ? null
            : await database.Sites.FirstOrDefaultAsync(one => one.Code == input.SiteCode && one.OrganisationId == organisation.Id) ?? throw new RuleException("not-found");
        database.Reason = input.Reason;
        database.Add(Suspension.Confirm(
            organisation.Id, site?.Id, (ServiceDay.At(input.StartAt), input.EndAt is { } end ? ServiceDay.At(end) : null), input.Reason, input.NoticeId, database.Actor.Name, clock.GetUtcNow()));
        await database.SaveChangesAsync();
    }

    /// <summary>Ends a suspension now.</summary>
    /// <exception cref="RuleException"><c>not-found</c> or <c>suspension-over</c>.</exception>
    public async Task EndAsync(int id, string reason)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        var suspension = await database.Suspensions.FirstOrDefaultAsync(one => one.Id == id) ?? throw new RuleException("not-found");
        database.Reason = reason;
        suspension.End(database.Actor.Name, clock.GetUtcNow());
        await database.SaveChangesAsync();
    }
}
