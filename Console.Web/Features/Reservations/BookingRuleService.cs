using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>Dated rules about reservations and agreements: when an arrival serves a slot, and what bars a plate.</summary>
public sealed class BookingRuleService(ConsoleDbFactory databases, TimeProvider clock)
{
    /// <summary>All versions of the penalty rules, the newest first.</summary>
    public async Task<List<PenaltyRule>> PenaltiesAsync()
    {
        await using var database = await databases.OpenAsync(Permission.SeeSystem);
        return await database.PenaltyRules.AsNoTracking().OrderBy(rule => rule.Offence).ThenByDescending(rule => rule.FirstDay).ToListAsync();
    }

    /// <summary>All versions of the rules of arrival, the newest first; the standard holds before the first.</summary>
    public async Task<List<ArrivalRules>> ArrivalsAsync()
    {
        await using var database = await databases.OpenAsync(Permission.SeeSystem);
        return await database.ArrivalRules.AsNoTracking().OrderByDescending(rules => rules.FirstDay).ToListAsync();
    }

    /// <summary>Sets a penalty from a day to come on; a count of 0 turns it off from then.</summary>
    /// <exception cref="RuleException"><c>rules-past</c>, <c>rules-taken</c> or <c>penalty-limits</c>.</exception>
    public async Task SetPenaltyAsync(PenaltyTerms terms)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        var now = clock.GetUtcNow();
        var rule = PenaltyRule.Set(terms, database.Actor.Name, now, ServiceDay.Of(now));
        if (await database.PenaltyRules.AnyAsync(one => one.Offence == rule.Offence && one.FirstDay == rule.FirstDay)) throw new RuleException("rules-taken");
        database.Add(rule);
        await database.SaveChangesAsync();
    }

    /// <summary>Sets the rules of arrival for slots from a day to come on.</summary>
    /// <exception cref="RuleException"><c>rules-past</c>, <c>rules-taken</c>, <c>arrival-grace</c> or <c>arrival-decision</c>.</exception>
    public async Task SetArrivalsAsync(DateOnly firstDay, int graceBeforeMinutes, int graceAfterMinutes, int decidedAfterHours)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        var now = clock.GetUtcNow();
        var rules = ArrivalRules.Set(firstDay, graceBeforeMinutes, graceAfterMinutes, decidedAfterHours, database.Actor.Name, now, ServiceDay.Of(now));
        if (await database.ArrivalRules.AnyAsync(one => one.FirstDay == firstDay)) throw new RuleException("rules-taken");
        database.Add(rules);
        await database.SaveChangesAsync();
    }
}
