using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sharing;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>
/// From which day on some sites take reservations, service by service: from then on a day without any has the figure 0, before it none.
/// </summary>
internal sealed class FirstSlotDays
{
    private readonly int[] sites;
    private readonly Dictionary<(int Site, ServiceKind Service), DateOnly> first;

    private FirstSlotDays(int[] sites, Dictionary<(int Site, ServiceKind Service), DateOnly> first) => (this.sites, this.first) = (sites, first);

    public static async Task<FirstSlotDays> ReadAsync(ConsoleDb database, IEnumerable<int> siteIds, CancellationToken cancel)
    {
        int[] sites = [.. siteIds.Distinct()];
        return new FirstSlotDays(sites, await LoadAsync(database, sites, cancel));
    }

    /// <summary>Marks the days for which the answer is another one now.</summary>
    public async Task MarkChangedAsync(ConsoleDb database, BookingMarks marks, DateOnly today, CancellationToken cancel)
    {
        var now = await LoadAsync(database, sites, cancel);
        foreach (var key in first.Keys.Union(now.Keys))
        {
            var (before, after) = (first.GetValueOrDefault(key, DateOnly.MaxValue), now.GetValueOrDefault(key, DateOnly.MaxValue));
            var later = before > after ? before : after;
            if (before != after) marks.AddAll(key.Site, before < after ? before : after, later <= today ? later : today);
        }
    }

    private static Task<Dictionary<(int Site, ServiceKind Service), DateOnly>> LoadAsync(ConsoleDb database, int[] sites, CancellationToken cancel) =>
        database.Reservations.Where(one => sites.Contains(one.SiteId)).GroupBy(one => new { one.SiteId, one.Service })
            .Select(group => new { group.Key.SiteId, group.Key.Service, Day = group.Min(one => one.SlotDay) })
            .ToDictionaryAsync(one => (Site: one.SiteId, one.Service), one => one.Day, cancel);
}
