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
        var versions = sharing.Quotas.Append(version).ToList();
        OfferRules.DemandCapacity(versions, day => site.CapacityOn(day)?.Shareable ?? 0, sharing.Calendar, input.FirstDay, sharing.Exceptions, version.SetAt);
        DemandOffersFit(version, versions, sharing);
        database.Reason = input.Reason;
        database.Add(version);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static void DemandOffersFit(Quota version, List<Quota> versions, SiteSharing sharing)
    {
        var held = sharing.Offers.Where(offer => offer.Service == version.Service && offer.IsHeld).ToList();
        if (held.Count == 0) return;
        var ofService = versions.Where(quota => quota.Service == version.Service).ToList();
        var last = held.Any(offer => offer.LastDay is null) ? version.FirstDay.AddDays(731) : held.Max(offer => offer.LastDay!.Value).AddDays(2);
        if (last >= version.FirstDay && OfferRules.FirstMisfit(held, ofService, sharing.Calendar, (version.FirstDay, last), sharing.Exceptions, version.SetAt) is { } misfit)
            throw new RuleException("quota-below-offers", ServiceDay.Local(misfit.At), misfit.Offered, misfit.Allowed);
    }

    private static async Task<Site> FindAsync(ConsoleDb database, string code) =>
        await database.Sites.FirstOrDefaultAsync(site => site.Code == code) ?? throw new RuleException("not-found");
}
