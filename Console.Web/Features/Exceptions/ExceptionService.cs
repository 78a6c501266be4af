using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Calendar;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Web.Features.Exceptions;

/// <summary>Exceptions that close or open single dates for one site, an organisation, a district or all; what they would do is told first.</summary>
public sealed class ExceptionService(ConsoleDbFactory databases, TimeProvider clock)
{
    private const int MostRows = 500;

    /// <summary>Exceptions that reach the actor's sites, the latest dates first.</summary>
    /// <param name="all">Whether those that are over or revoked are asked for too.</param>
    public async Task<List<ExceptionRow>> ListAsync(bool all = false)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        var today = ServiceDay.Today(clock);
        var found = await database.ScheduleExceptions.AsNoTracking().Where(one => all || (one.RevokedAt == null && one.LastDay >= today))
            .OrderByDescending(one => one.FirstDay).ThenByDescending(one => one.Id).Take(MostRows).ToListAsync();
        return await ExceptionRows.OfAsync(database, found);
    }

    /// <summary>What an exception would do, without setting it.</summary>
    /// <exception cref="RuleException">What <see cref="SetAsync"/> refuses, except <c>exception-exceeds</c>: what would break is part of the answer.</exception>
    public async Task<RulesPreview> PreviewAsync(ExceptionInput input)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        // Nobody has to say why before seeing what.
        var exception = await MakeAsync(database, input, string.IsNullOrWhiteSpace(input.Reason) ? "-" : input.Reason);
        return await RulesChange.PreviewAsync(await ChangesAsync(database, exception, rules => [.. rules, exception]), DaysOf(exception, exception.FirstDay), exception.SetAt);
    }

    /// <summary>Sets an exception.</summary>
    /// <exception cref="RuleException">
    /// <c>exception-exceeds</c> with the site and the first minute at which offers or quotas would not fit, <c>not-found</c>, <c>exception-no-window</c>,
    /// or what <see cref="SharingDates"/> and <see cref="ScheduleException"/> refuse.
    /// </exception>
    public async Task SetAsync(ExceptionInput input)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var exception = await MakeAsync(database, input, input.Reason);
        await LockAsync(database, exception);
        await DemandFitAsync(await ChangesAsync(database, exception, rules => [.. rules, exception]), DaysOf(exception, exception.FirstDay), exception.SetAt);
        database.Reason = exception.Reason;
        database.Add(exception);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Revokes an exception: windows that start from now on are the usual ones again.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>exception-over</c>, <c>reason-missing</c> or <c>exception-exceeds</c>.</exception>
    public async Task RevokeAsync(int id, string reason)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var exception = await database.ScheduleExceptions.FirstOrDefaultAsync(one => one.Id == id) ?? throw new RuleException("not-found");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleException("reason-missing");
        exception.Revoke(database.Actor.Name, clock.GetUtcNow());
        await LockAsync(database, exception);
        // What is stored is the exception as it was.
        var changes = await ChangesAsync(database, exception, rules => [.. rules.Where(one => one.Id != id), exception]);
        await DemandFitAsync(changes, DaysOf(exception, ServiceDay.Today(clock)), exception.RevokedAt!.Value);
        database.Reason = reason;
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static List<DateOnly> DaysOf(ScheduleException exception, DateOnly from)
    {
        var first = exception.FirstDay > from ? exception.FirstDay : from;
        return [.. Enumerable.Range(0, exception.LastDay.DayNumber - first.DayNumber + 1 + ScheduleDiff.TailDays).Select(first.AddDays)];
    }

    private static async Task DemandFitAsync(IEnumerable<RulesChange> changes, List<DateOnly> days, DateTimeOffset now)
    {
        if (await RulesChange.FirstBreakAsync(changes, days, now) is { Misfit: var misfit } broken)
            throw new RuleException("exception-exceeds", broken.SiteName, ServiceDay.Local(misfit.At), misfit.Offered, misfit.Allowed);
    }

    // Whoever publishes an offer or sets a quota of these sites meanwhile waits.
    private static async Task LockAsync(ConsoleDb database, ScheduleException exception)
    {
        var ids = await Reached(database, exception).Select(site => site.Id).ToArrayAsync();
        await database.Database.ExecuteSqlAsync($"select 1 from sites where id = any({ids}) order by id for update");
    }

    private static IQueryable<Site> Reached(ConsoleDb database, ScheduleException exception) => database.Sites.Where(site =>
        exception.Scope == ExceptionScope.City
        || (exception.Scope == ExceptionScope.District && site.DistrictCode == exception.DistrictCode)
        || (exception.Scope == ExceptionScope.Organisation && site.OrganisationId == exception.OrganisationId)
        || (exception.Scope == ExceptionScope.Site && site.Id == exception.SiteId));

    private static async Task<IEnumerable<RulesChange>> ChangesAsync(
        ConsoleDb database, ScheduleException exception, Func<IReadOnlyList<ScheduleException>, List<ScheduleException>> change)
    {
        var sites = await Reached(database, exception).AsNoTracking().OrderBy(site => site.Code).ToListAsync();
        var rules = await SiteRulesLoader.ManyAsync(database, sites, await CalendarService.LoadAsync(database));
        return sites.Zip(rules, (site, before) => new RulesChange(site, before, before with { Exceptions = change(before.Exceptions) }));
    }

    private async Task<ScheduleException> MakeAsync(ConsoleDb database, ExceptionInput input, string reason)
    {
        var last = input.LastDay ?? input.FirstDay;
        SharingDates.DemandException(input.FirstDay, last, ServiceDay.Today(clock));
        var reach = await ExceptionRows.ReachAsync(database, input);
        return ScheduleException.Set(reach, input.Service, input.FirstDay, last, input.ToWindows(), reason, database.Actor.Name, clock.GetUtcNow());
    }
}
