using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Features.Availability;

/// <summary>One site and service in a list of what is on offer.</summary>
public sealed record AvailabilityRow(string Site, string Name, string Organisation, string? District, ServiceKind Service, Domain.Sharing.Availability Offer);

/// <summary>One site and service on the board of a day.</summary>
/// <param name="Site">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Service">Service kind.</param>
/// <param name="Hours">The least that is on offer in each of the 24 hours.</param>
public sealed record BoardRow(string Site, string Name, ServiceKind Service, IReadOnlyList<int> Hours);

/// <summary>What is on offer where and when, and why; in the scope of who asks.</summary>
public sealed class AvailabilityService(ConsoleDbFactory databases, SharingSnapshot snapshot, TimeProvider clock)
{
    private static readonly TimeSpan LookAhead = TimeSpan.FromDays(2);

    /// <summary>Everything on offer, or closed though published, at an instant; sites in the order of their codes.</summary>
    /// <param name="at">The instant, or null for now.</param>
    /// <param name="district">Code of a district, or null for all.</param>
    /// <param name="service">Service kind, or null for all.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<List<AvailabilityRow>> AtAsync(DateTimeOffset? at, string? district, ServiceKind? service, CancellationToken cancel = default)
    {
        var instant = at ?? clock.GetUtcNow();
        return [.. (await SitesAsync(district, cancel)).SelectMany(one => ServicesOf(one, service).Select(kind => new AvailabilityRow(
            one.Site.Code, one.Site.Name, one.Site.Organisation.Name, one.Site.DistrictCode, kind, Domain.Sharing.Availability.Of(one.Schedule, kind, instant, LookAhead))))];
    }

    /// <summary>The board of a day by hour.</summary>
    public async Task<List<BoardRow>> BoardAsync(DateOnly day, string? district, ServiceKind? service, CancellationToken cancel = default) =>
        [.. (await SitesAsync(district, cancel)).SelectMany(one => ServicesOf(one, service).Select(kind => new BoardRow(one.Site.Code, one.Site.Name, kind, HoursOf(one.Schedule, kind, day))))];

    /// <summary>Why a site has so many spaces on offer.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<Explanation> WhyAsync(string siteCode, ServiceKind service, DateTimeOffset? at, CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister, cancel);
        var site = await database.Sites.AsNoTracking().FirstOrDefaultAsync(one => one.Code == siteCode, cancel) ?? throw new RuleException("not-found");
        return Explanation.Of(new SiteSchedule(await SiteRulesLoader.OfAsync(database, site, cancel)), service, at ?? clock.GetUtcNow());
    }

    private static IEnumerable<ServiceKind> ServicesOf(ScheduledSite one, ServiceKind? service) =>
        one.Site.Lifecycle is Lifecycle.Live or Lifecycle.Suspended ? one.Schedule.SharedServices.Where(kind => service is null || service == kind) : [];

    private static int[] HoursOf(SiteSchedule schedule, ServiceKind service, DateOnly day)
    {
        var start = ServiceDay.StartOf(day);
        var hours = Enumerable.Repeat(int.MaxValue, 24).ToArray();
        foreach (var edge in schedule.Edges(start, ServiceDay.EndOf(day)).Concat(Enumerable.Range(1, 23).Select(hour => start.AddHours(hour))))
        {
            var hour = (int)(edge - start).TotalHours;
            hours[hour] = Math.Min(hours[hour], schedule.At(service, edge).Offered);
        }
        return hours;
    }

    private async Task<List<ScheduledSite>> SitesAsync(string? district, CancellationToken cancel)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister, cancel);
        var all = await snapshot.SitesAsync(cancel);
        var seen = await database.Sites.Where(site => district == null || site.DistrictCode == district).OrderBy(site => site.Code).Select(site => site.Id).ToListAsync(cancel);
        return [.. seen.Where(all.ContainsKey).Select(id => all[id])];
    }
}
