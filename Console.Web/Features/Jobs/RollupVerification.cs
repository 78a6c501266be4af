using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Jobs;

/// <summary>A stored figure that its events do not give.</summary>
/// <param name="Day">The service day.</param>
/// <param name="SiteCode">Code of the site.</param>
/// <param name="Difference">The figure.</param>
public sealed record FoundDifference(DateOnly Day, string SiteCode, RollupDifference Difference);

/// <summary>What a verification came to.</summary>
/// <param name="Days">Days compared.</param>
/// <param name="SealedDays">Days left out, since their events are gone.</param>
/// <param name="SiteDays">Site-days compared.</param>
/// <param name="Waiting">Site-days left out, since they wait for the aggregation.</param>
/// <param name="Events">Events read.</param>
public sealed record VerificationSum(int Days, int SealedDays, int SiteDays, int Waiting, long Events);

/// <summary>
/// Recomputes stored days from their events and names each figure that differs: as of the last run that ended well, by whose instant open
/// visits and undecided reservations were told. Changes nothing, and needs no pause of the aggregation. Today is still under way and left out.
/// </summary>
public sealed class RollupVerification(ConsoleDbFactory databases, IRollupStore rollups)
{
    /// <summary>Verifies a period, day by day, handing over each difference as it is found.</summary>
    /// <exception cref="RuleException"><c>period</c>; <c>never-aggregated</c> while no run has ended well.</exception>
    public async Task<VerificationSum> VerifyAsync(DateOnly first, DateOnly last, Action<FoundDifference> found, CancellationToken cancel)
    {
        await using var database = await databases.OpenAsync(Permission.SeeSystem, cancel);
        if (first > last) throw new RuleException("period");
        var run = await database.AggregationRuns.AsNoTracking().Where(one => one.EndedAt != null && one.Fault == null).OrderByDescending(one => one.Id).FirstOrDefaultAsync(cancel)
            ?? throw new RuleException("never-aggregated");
        using var computing = await DayComputing.LoadAsync(database, run.StartedAt, cancel);
        var sites = await database.Sites.Select(site => new { site.Id, site.Code }).ToDictionaryAsync(site => site.Id, site => site.Code, cancel);
        var yesterday = ServiceDay.Of(run.StartedAt).AddDays(-1);
        var sum = new VerificationSum(0, 0, 0, 0, 0);
        foreach (var (day, isSealed) in await rollups.StoredAsync(first, last < yesterday ? last : yesterday, cancel))
        {
            if (isSealed)
            {
                sum = sum with { SealedDays = sum.SealedDays + 1 };
                continue;
            }
            var one = await rollups.VerifyAsync(day, stored => computing.Compute(day, stored), cancel);
            foreach (var difference in one.Differences) found(new FoundDifference(day, sites.GetValueOrDefault(difference.SiteId, $"{difference.SiteId}"), difference));
            sum = sum with { Days = sum.Days + 1, SiteDays = sum.SiteDays + one.SiteDays, Waiting = sum.Waiting + one.Waiting, Events = sum.Events + one.Events };
        }
        return sum;
    }
}
