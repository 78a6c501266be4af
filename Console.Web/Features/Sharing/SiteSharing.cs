using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>What a site shares, and all the rules that decide it.</summary>
public sealed record SiteSharing(SiteRules Rules)
{
    /// <summary>Quota versions, the oldest first.</summary>
    public IReadOnlyList<Quota> Quotas { get; } = [.. Rules.Quotas.OrderBy(quota => quota.FirstDay)];

    /// <summary>Offers in any state, the newest first.</summary>
    public IReadOnlyList<Offer> Offers { get; } = [.. Rules.Offers.OrderByDescending(offer => offer.Id)];

    /// <summary>City calendar.</summary>
    public CityCalendar Calendar => Rules.Calendar;

    /// <summary>Exceptions that reach the site.</summary>
    public IReadOnlyList<ScheduleException> Exceptions => Rules.Exceptions;

    /// <summary>Reads what a site shares.</summary>
    internal static async Task<SiteSharing> LoadAsync(ConsoleDb database, Site site) => new(await SiteRulesLoader.OfAsync(database, site));
}

/// <summary>Figures of offered time already aggregated are computed anew when a change reaches back.</summary>
internal static class SharedDays
{
    public static async Task ReopenAsync(this ITrafficStore traffic, int siteId, DateOnly firstDay, DateOnly today)
    {
        var yesterday = today.AddDays(-1);
        if (firstDay <= yesterday) await traffic.MarkChangedAsync([siteId], firstDay, yesterday, CancellationToken.None);
    }
}
