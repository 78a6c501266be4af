using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>Same-day release: the rules of a site, dated, the later taking over from the earlier (semantics 13).</summary>
public sealed class ReleaseService(ConsoleDbFactory databases, TimeProvider clock)
{
    /// <summary>All rules of a site, the newest first.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<List<ReleaseRule>> ListAsync(string siteCode)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        var site = await database.Sites.FirstOrDefaultAsync(one => one.Code == siteCode) ?? throw new RuleException("not-found");
        return await database.ReleaseRules.AsNoTracking().Where(rule => rule.SiteId == site.Id).OrderByDescending(rule => rule.FirstDay).ToListAsync();
    }

    /// <summary>Sets a rule from a day on; the past keeps the rule that held.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>release-version-exists</c>, or what <see cref="SharingDates"/> and <see cref="ReleaseRule"/> refuse.</exception>
    public async Task SetAsync(string siteCode, ReleaseInput input)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var site = await SiteLock.TakeAsync(database, siteCode);
        SharingDates.DemandRelease(input.FirstDay, ServiceDay.Today(clock));
        if (await database.ReleaseRules.AnyAsync(rule => rule.SiteId == site.Id && rule.FirstDay == input.FirstDay)) throw new RuleException("release-version-exists", input.FirstDay);
        database.Add(ReleaseRule.Set(site.Id, input.FirstDay, input.ToMinute(), input.SharePercent, database.Actor.Name, clock.GetUtcNow()));
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
