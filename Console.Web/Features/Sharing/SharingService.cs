using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>Quotas and offers of a site, with the calendar that rules their windows.</summary>
public sealed record SiteSharing(IReadOnlyList<Quota> Quotas, IReadOnlyList<Offer> Offers, CityCalendar Calendar);

/// <summary>Quotas that the bureau sets and offers that units publish inside them.</summary>
public sealed class SharingService(ConsoleDbFactory databases, ITrafficStore traffic, TimeProvider clock)
{
    /// <summary>All quota versions and offers of a site.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<SiteSharing> ShowAsync(string siteCode)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        var site = await FindAsync(database, siteCode);
        return await LoadAsync(database, site.Id);
    }

    /// <summary>Sets a quota version. The past keeps the quota that was in force.</summary>
    /// <exception cref="RuleException">
    /// <c>quota-exceeds-capacity</c>, <c>quota-below-offers</c> with the first instant at which published offers would not fit any more,
    /// <c>quota-version-exists</c>, or what <see cref="SharingDates"/> and <see cref="Quota"/> refuses.
    /// </exception>
    public async Task SetQuotaAsync(string siteCode, QuotaInput input)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var site = await SiteLock.TakeAsync(database, siteCode);
        var sharing = await LoadAsync(database, site.Id);
        SharingDates.DemandQuota(input.FirstDay, sharing.Quotas.Any(quota => quota.Service == input.Service), ServiceDay.Today(clock));
        if (sharing.Quotas.Any(quota => quota.Service == input.Service && quota.FirstDay == input.FirstDay))
            throw new RuleException("quota-version-exists", input.FirstDay);
        var version = Quota.Set(site.Id, input.Service, input.FirstDay,
            input.Windows.Select(window => new QuotaWindow(window.ToWindow(), window.Spaces)), database.Actor.Name, clock.GetUtcNow(), input.Reason);
        var versions = sharing.Quotas.Append(version).ToList();
        OfferRules.DemandCapacity(versions, day => site.CapacityOn(day)?.Shareable ?? 0, sharing.Calendar, input.FirstDay);
        DemandOffersFit(version, versions, sharing);
        database.Reason = input.Reason;
        database.Add(version);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        await ReopenAsync(site.Id, input.FirstDay);
    }

    /// <summary>Publishes an offer inside the quota.</summary>
    /// <exception cref="RuleException"><c>offer-exceeds-quota</c>, <c>offer-site-state</c>, or what <see cref="Offer"/> refuses.</exception>
    public async Task PublishAsync(string siteCode, OfferInput input)
    {
        await using var database = await databases.OpenAsync(Permission.PublishOffers);
        await using var transaction = await database.Database.BeginTransactionAsync();
        // Two browsers that publish at once take turns, so that together they cannot exceed the quota.
        var site = await SiteLock.TakeAsync(database, siteCode);
        if (site.Lifecycle is not (Lifecycle.Approved or Lifecycle.Live)) throw new RuleException("offer-site-state");
        SharingDates.DemandOffer(input.FirstDay, input.LastDay, ServiceDay.Today(clock));
        var sharing = await LoadAsync(database, site.Id);
        var offer = Offer.Publish(site.Id, input.ToTerms(), [.. input.Windows.Select(window => window.ToWindow())], database.Actor.Name, clock.GetUtcNow());
        OfferRules.DemandFit(offer, sharing.Offers, [.. sharing.Quotas.Where(quota => quota.Service == offer.Service)], sharing.Calendar);
        database.Add(offer);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        await ReopenAsync(site.Id, offer.FirstDay);
    }

    /// <summary>Withdraws a published offer from this moment on.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>offer-not-published</c> or <c>reason-missing</c>.</exception>
    public async Task WithdrawAsync(int offerId, string reason)
    {
        await using var database = await databases.OpenAsync(Permission.PublishOffers);
        var offer = await database.Offers.FirstOrDefaultAsync(candidate => candidate.Id == offerId) ?? throw new RuleException("not-found");
        offer.Withdraw(database.Actor.Name, clock.GetUtcNow(), reason);
        database.Reason = reason;
        await database.SaveChangesAsync();
        await ReopenAsync(offer.SiteId, ServiceDay.Today(clock).AddDays(-2));
    }

    private static void DemandOffersFit(Quota version, List<Quota> versions, SiteSharing sharing)
    {
        var held = sharing.Offers.Where(offer => offer.Service == version.Service && offer.IsHeld).ToList();
        if (held.Count == 0) return;
        var ofService = versions.Where(quota => quota.Service == version.Service).ToList();
        var last = held.Any(offer => offer.LastDay is null) ? version.FirstDay.AddDays(731) : held.Max(offer => offer.LastDay!.Value).AddDays(2);
        if (last >= version.FirstDay && OfferRules.FirstMisfit(held, ofService, sharing.Calendar, version.FirstDay, last) is { } misfit)
            throw new RuleException("quota-below-offers", ServiceDay.Local(misfit.At), misfit.Offered, misfit.Allowed);
    }

    private static async Task<Site> FindAsync(ConsoleDb database, string code) =>
        await database.Sites.FirstOrDefaultAsync(site => site.Code == code) ?? throw new RuleException("not-found");

    private static async Task<SiteSharing> LoadAsync(ConsoleDb database, int siteId) => new(
        await database.Quotas.AsNoTracking().Where(quota => quota.SiteId == siteId).OrderBy(quota => quota.FirstDay).ToListAsync(),
        await database.Offers.AsNoTracking().Where(offer => offer.SiteId == siteId).OrderByDescending(offer => offer.Id).ToListAsync(),
        await CalendarService.LoadAsync(database));

    // Figures of offered time already aggregated are computed anew when the change reaches back.
    private async Task ReopenAsync(int siteId, DateOnly firstDay)
    {
        var yesterday = ServiceDay.Today(clock).AddDays(-1);
        if (firstDay <= yesterday) await traffic.MarkChangedAsync([siteId], firstDay, yesterday, CancellationToken.None);
    }
}
