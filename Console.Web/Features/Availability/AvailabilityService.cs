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
/// <param name="Minutes">Minute of the day from which that least holds, for each hour.</param>
public sealed record BoardRow(string Site, string Name, ServiceKind Service, IReadOnlyList<int> Hours, IReadOnlyList<int> Minutes);

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
        return [.. (await SitesAsync(district, cancel)).SelectMany(one => ServicesOf(one, service, instant, instant).Select(kind => new AvailabilityRow(
            one.Site.Code, one.Site.Name, one.Site.Organisation.Name, one.Site.DistrictCode, kind, Domain.Sharing.Availability.Of(one.Schedule, kind, instant, LookAhead))))];
    }

    /// <summary>The board of a day by hour.</summary>
    public async Task<List<BoardRow>> BoardAsync(DateOnly day, string? district, ServiceKind? service, CancellationToken cancel = default) =>
        [.. (await SitesAsync(district, cancel)).SelectMany(one => ServicesOf(one, service, ServiceDay.StartOf(day), ServiceDay.EndOf(day))
            .Select(kind => RowOf(one, kind, day)))];

    /// <summary>Why a site has so many spaces on offer.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<Explanation> WhyAsync(string siteCode, ServiceKind service, DateTimeOffset? at, CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister, cancel);
        var site = await database.Sites.AsNoTracking().FirstOrDefaultAsync(one => one.Code == siteCode, cancel) ?? throw new RuleException("not-found");
        return Explanation.Of(new SiteSchedule(await SiteRulesLoader.OfAsync(database, site, cancel)), service, at ?? clock.GetUtcNow());
    }

    // By the state that held at the time asked for: a site that was closed since was there.
    private static IEnumerable<ServiceKind> ServicesOf(ScheduledSite one, ServiceKind? service, DateTimeOffset from, DateTimeOffset to) =>
        IsInProgramme(one.Schedule.Rules, from) || one.Schedule.Rules.LifecycleSteps.Any(step => from < step.At && step.At < to && IsListed(step.To))
            ? one.Schedule.SharedServices.Where(kind => service is null || service == kind) : [];

    private static bool IsInProgramme(SiteRules rules, DateTimeOffset at) => rules.StepAt(at) is { } step ? IsListed(step.To) : rules.WasLiveBefore;

    private static bool IsListed(Lifecycle state) => state is Lifecycle.Live or Lifecycle.Suspended;

    private static BoardRow RowOf(ScheduledSite one, ServiceKind service, DateOnly day)
    {
        var (schedule, start, minutes) = (one.Schedule, ServiceDay.StartOf(day), new int[24]);
        var hours = Enumerable.Repeat(int.MaxValue, 24).ToArray();
        foreach (var edge in schedule.Edges(start, ServiceDay.EndOf(day)).Concat(Enumerable.Range(1, 23).Select(hour => start.AddHours(hour))))
        {
            var (minute, spaces) = ((int)Math.Ceiling((edge - start).TotalMinutes), schedule.At(service, edge).Offered);
            var hour = (int)(edge - start).TotalHours;
            // The page of why knows minutes: of an instant within a minute, the next one, if that is still of the hour.
            if (spaces < hours[hour]) (hours[hour], minutes[hour]) = (spaces, Math.Min(minute, (hour * 60) + 59));
        }
        return new BoardRow(one.Site.Code, one.Site.Name, service, hours, minutes);
    }

    private async Task<List<ScheduledSite>> SitesAsync(string? district, CancellationToken cancel)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister, cancel);
        var all = await snapshot.SitesAsync(cancel);
        var seen = await database.Sites.Where(site => district == null || site.DistrictCode == district).OrderBy(site => site.Code).Select(site => site.Id).ToListAsync(cancel);
        return [.. seen.Where(all.ContainsKey).Select(id => all[id])];
    }
}
