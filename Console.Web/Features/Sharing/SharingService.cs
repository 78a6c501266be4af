using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>Quotas that the bureau sets, and what a site shares.</summary>
public sealed class SharingService(ConsoleDbFactory databases, TimeProvider clock)
{
    /// <summary>All quota versions and offers of a site.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<SiteSharing> ShowAsync(string siteCode)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        var site = await FindAsync(database, siteCode);
        return await SiteSharing.LoadAsync(database, site);
    }

    /// <summary>Sets a quota version. The past keeps the quota that was in force: one from today on counts from this instant.</summary>
    /// <exception cref="RuleException">
    /// <c>quota-exceeds-capacity</c>, <c>quota-below-offers</c> with the first instant at which published offers would not fit any more,
    /// <c>quota-version-exists</c>, or what <see cref="SharingDates"/> and <see cref="Quota"/> refuses.
    /// </exception>
    public async Task SetQuotaAsync(string siteCode, QuotaInput input)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var site = await SiteLock.TakeAsync(database, siteCode);
        var sharing = await SiteSharing.LoadAsync(database, site);
        SharingDates.DemandQuota(input.FirstDay, ServiceDay.Today(clock));
        if (sharing.Quotas.Any(quota => quota.Service == input.Service && quota.FirstDay == input.FirstDay))
            throw new RuleException("quota-version-exists", input.FirstDay);
        var version = Quota.Set(site.Id, input.Service, input.FirstDay,
            input.Windows.Select(window => new QuotaWindow(window.ToWindow(), window.Spaces)), database.Actor.Name, clock.GetUtcNow(), input.Reason);
        QuotaFit.Demand(version, sharing.Rules);
        database.Reason = input.Reason;
        database.Add(version);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static async Task<Site> FindAsync(ConsoleDb database, string code) =>
        await database.Sites.FirstOrDefaultAsync(site => site.Code == code) ?? throw new RuleException("not-found");
}
