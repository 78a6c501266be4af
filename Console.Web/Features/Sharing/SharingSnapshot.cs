using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>One site with its schedule, as the snapshot keeps it.</summary>
/// <param name="Site">The site with its organisation.</param>
/// <param name="Schedule">Its rules, prepared.</param>
public sealed record ScheduledSite(Site Site, SiteSchedule Schedule);

/// <summary>The sharing rules of all sites, prepared, as they are now.</summary>
public sealed class SharingSnapshot(IDbContextFactory<ConsoleDb> contexts) : IDisposable
{
    private readonly VersionedPicture<Dictionary<int, ScheduledSite>> picture = new(contexts, LoadAsync);

    /// <inheritdoc />
    public void Dispose() => picture.Dispose();

    /// <summary>All sites, by number. Not scoped: whoever asks for a person takes those that the person's own query found.</summary>
    internal async Task<IReadOnlyDictionary<int, ScheduledSite>> SitesAsync(CancellationToken cancel) => await picture.NowAsync(cancel);

    private static async Task<Dictionary<int, ScheduledSite>> LoadAsync(ConsoleDb database, CancellationToken cancel)
    {
        var sites = await database.Sites.AsNoTracking().Include(site => site.Organisation).OrderBy(site => site.Code).ToListAsync(cancel);
        var rules = await SiteRulesLoader.ManyAsync(database, sites, await CalendarService.LoadAsync(database, cancel), cancel);
        return sites.Zip(rules).ToDictionary(pair => pair.First.Id, pair => new ScheduledSite(pair.First, new SiteSchedule(pair.Second)));
    }
}
