using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Access;

namespace ParkingOps.Web.Features.Quarantine;

/// <summary>The quarantine (隔离区) as people see it: refused gate events with their reasons, plates masked, within the actor's scope.</summary>
public sealed class QuarantineService(ConsoleDbFactory databases)
{
    /// <summary>One page of the entries that match.</summary>
    public async Task<Page<QuarantineEntryRow>> ListAsync(QuarantineFilter filter, Paging paging)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        var keys = KeysOf(database);
        return await paging.PageAsync(
            from entry in filter.Apply(database.QuarantinedEvents.AsNoTracking())
            join sent in keys on entry.KeyId equals sent.Id into found
            from key in found.DefaultIfEmpty()
            select new QuarantineEntryRow
            {
                Id = entry.Id,
                ReceivedAt = entry.ReceivedAt,
                KeyId = entry.KeyId,
                KeyPrefix = key!.Prefix,
                KeyLabel = key.Label,
                Code = entry.Code,
                ReceivedCode = entry.ReceivedCode,
                SiteCode = entry.SiteCode,
                CorrectedSiteCode = entry.CorrectedSiteCode,
                HasShanghaiTime = entry.HasShanghaiTime,
                EventId = entry.EventId,
                AtText = entry.AtText,
                PlateMask = entry.PlateMask,
                State = entry.State,
                HandledAt = entry.HandledAt,
                HandledBy = entry.HandledBy,
                HandledWhy = entry.HandledWhy,
                IsPastRetention = entry.State == QuarantineState.Dismissed && entry.PayloadCipher == null,
            });
    }

    /// <summary>The newest entry that matches; null for none.</summary>
    public async Task<long?> NewestAsync(QuarantineFilter filter)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        return await filter.Apply(database.QuarantinedEvents).MaxAsync(entry => (long?)entry.Id);
    }

    /// <summary>How many entries there are for each reason, the most first, whatever reason the filter names.</summary>
    public async Task<List<ReasonCount>> ReasonsAsync(QuarantineFilter filter)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        var reasons = await (filter with { Code = null }).Apply(database.QuarantinedEvents)
            .GroupBy(entry => entry.Code).Select(group => new { group.Key, Count = group.Count() }).ToListAsync();
        return [.. reasons.OrderByDescending(one => one.Count).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => new ReasonCount(one.Key, one.Count))];
    }

    /// <summary>The keys of gates that the actor may know of.</summary>
    public async Task<List<SenderChoice>> KeysAsync()
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        return await KeysOf(database).Where(key => key.Scope == KeyScope.GateEvents).OrderBy(key => key.Label).ThenBy(key => key.Id)
            .Select(key => new SenderChoice(key.Id, key.Prefix, key.Label)).ToListAsync();
    }

    private static IQueryable<ApiKey> KeysOf(ConsoleDb database)
    {
        var own = database.Actor.OrganisationId;
        return database.ApiKeys.AsNoTracking().Where(key => own == null || key.OrganisationId == own);
    }
}
