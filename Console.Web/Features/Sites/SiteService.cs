using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Conflicts;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Features.Sites;

/// <summary>Sites: the list, one, its changes, and its way through the lifecycle.</summary>
public sealed class SiteService(ConsoleDbFactory databases, TimeProvider clock)
{
    /// <summary>One page of the sites that match.</summary>
    public async Task<Page<SiteRow>> ListAsync(SiteFilter filter)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        return await filter.Paging.PageAsync(filter.ApplyState(SiteRows.Of(database, filter.Apply(database.Sites), clock.GetUtcNow())));
    }

    /// <summary>The districts in official order.</summary>
    public async Task<List<District>> DistrictsAsync()
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        return await database.Districts.AsNoTracking().OrderBy(district => district.Code).ToListAsync();
    }

    /// <summary>One site with its owner.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<Site> FindAsync(string code)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        return await Load(database.Sites.AsNoTracking(), code);
    }

    /// <summary>A site as a person changes it, with the version from which the change starts.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<SiteInput> EditAsync(string code)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        var seen = await TrailMark.OfAsync(database, nameof(Site), code);
        var site = await Load(database.Sites, code);
        var input = SiteInput.Of(site, ServiceDay.Today(clock));
        (input.Version, input.SeenLine) = (database.VersionOf(site), seen);
        return input;
    }

    /// <summary>Registers a site, or changes the one with the input's code.</summary>
    /// <exception cref="RuleException">
    /// <c>code-taken</c>, <c>not-found</c>, <c>changed-meanwhile</c>, <c>site-capacity</c>, <c>capacity-past</c>, <c>quota-exceeds-capacity</c>, or what <see cref="Site"/> refuses.
    /// </exception>
    public async Task SaveAsync(SiteInput input, bool isNew)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var code = RegisterCode.Check(input.Code);
        if (isNew && await database.Sites.IgnoreQueryFilters().AnyAsync(candidate => candidate.Code == code)) throw new RuleException("code-taken", code);
        var site = isNew ? await RegisterAsync(database, code, input) : await SiteLock.TakeAsync(database, code);
        await TrailMark.DemandAsync(database, (nameof(Site), code), input);
        if (input.Version is { } version) database.ExpectVersion(site, version);
        site.Describe(input.Name ?? "", input.DistrictCode, input.Address, input.Kind);
        site.Locate(input.Latitude, input.Longitude);
        site.SetContact(input.ContactName, input.ContactPhone, input.DutyHours);
        if (input.TotalSpaces is { } total) SetCapacity(site, total, input.ShareableSpaces ?? 0, input.CapacityFrom, ServiceDay.Today(clock));
        if (!isNew) await DemandQuotasFitAsync(database, site, input.CapacityFrom);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Moves a site through its lifecycle.</summary>
    /// <exception cref="RuleException">What <see cref="Site.MoveTo"/> refuses, or <c>not-found</c>.</exception>
    public async Task MoveAsync(string code, Lifecycle to, string? reason)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        var site = await Load(database.Sites, code);
        database.Reason = reason;
        site.MoveTo(to, database.Actor.Name, clock.GetUtcNow(), reason);
        await database.SaveChangesAsync();
    }

    private static void SetCapacity(Site site, int total, int shareable, DateOnly from, DateOnly today)
    {
        if (shareable > total) throw new RuleException("site-capacity");
        if (site.Capacities.Count > 0 && site.CapacityOn(from) != new SiteCapacity(site.CapacityOn(from)?.FirstDay ?? from, total - shareable, shareable))
            SharingDates.DemandCapacity(site, from, today);
        // The first capacity holds for all days, so that history loaded later has a capacity too.
        site.SetCapacity(site.Capacities.Count == 0 ? DateOnly.MinValue : from, total - shareable, shareable);
    }

    // Fewer shareable spaces than quotas hold would break the site's ledger.
    private static async Task DemandQuotasFitAsync(ConsoleDb database, Site site, DateOnly from)
    {
        var rules = await SiteRulesLoader.OfAsync(database, site);
        if (rules.Quotas.Count > 0) OfferRules.DemandCapacity(rules.Quotas, day => site.CapacityOn(day)?.Shareable ?? 0, rules.Calendar, from, rules.Exceptions);
    }

    private static async Task<Site> RegisterAsync(ConsoleDb database, string code, SiteInput input)
    {
        var owner = await database.Organisations.FirstOrDefaultAsync(candidate => candidate.Code == input.OrganisationCode)
            ?? throw new RuleException("organisation-missing");
        var site = Site.Register(code, input.Name ?? "", owner);
        database.Add(site);
        return site;
    }

    private static async Task<Site> Load(IQueryable<Site> sites, string code) =>
        await sites.Include(site => site.Organisation).FirstOrDefaultAsync(site => site.Code == code) ?? throw new RuleException("not-found");
}
