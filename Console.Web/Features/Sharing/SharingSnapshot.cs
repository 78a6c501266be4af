using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>One site with its schedule, as the snapshot keeps it.</summary>
/// <param name="Site">The site with its organisation.</param>
/// <param name="Schedule">Its rules, prepared.</param>
public sealed record ScheduledSite(Site Site, SiteSchedule Schedule);

/// <summary>
/// The sharing rules of all sites, prepared once and unchanging; made anew as soon as the audit trail shows that anything was changed, by this
/// node or another. The trail is written in the transaction of each change, so asking it is asking whether the rules are still these.
/// </summary>
public sealed class SharingSnapshot(IDbContextFactory<ConsoleDb> contexts) : IDisposable
{
    // A line with a lower number may be committed after one with a higher: the last ones are counted too.
    private const int LastLines = 1000;
    private readonly SemaphoreSlim making = new(1);
    private volatile Picture? picture;

    /// <inheritdoc />
    public void Dispose() => making.Dispose();

    /// <summary>All sites, by number. Not scoped: whoever asks for a person takes those that the person's own query found.</summary>
    internal async Task<IReadOnlyDictionary<int, ScheduledSite>> SitesAsync(CancellationToken cancel)
    {
        await using var database = await contexts.CreateDbContextAsync(cancel);
        database.Actor = Actor.System;
        var version = await VersionAsync(database, cancel);
        if (picture is { } held && held.Version == version) return held.Sites;
        await making.WaitAsync(cancel);
        try
        {
            if (picture is { } made && made.Version == version) return made.Sites;
            var fresh = new Picture(version, await LoadAsync(database, cancel));
            picture = fresh;
            return fresh.Sites;
        }
        finally
        {
            making.Release();
        }
    }

    private static async Task<(long Last, int Lines)> VersionAsync(ConsoleDb database, CancellationToken cancel)
    {
        var last = await database.AuditTrail.MaxAsync(line => (long?)line.Id, cancel) ?? 0;
        return (last, await database.AuditTrail.CountAsync(line => line.Id > last - LastLines && line.Id <= last, cancel));
    }

    private static async Task<Dictionary<int, ScheduledSite>> LoadAsync(ConsoleDb database, CancellationToken cancel)
    {
        var sites = await database.Sites.AsNoTracking().Include(site => site.Organisation).OrderBy(site => site.Code).ToListAsync(cancel);
        var rules = await SiteRulesLoader.ManyAsync(database, sites, await CalendarService.LoadAsync(database, cancel), cancel);
        return sites.Zip(rules).ToDictionary(pair => pair.First.Id, pair => new ScheduledSite(pair.First, new SiteSchedule(pair.Second)));
    }

    private sealed record Picture((long Last, int Lines) Version, IReadOnlyDictionary<int, ScheduledSite> Sites);
}
