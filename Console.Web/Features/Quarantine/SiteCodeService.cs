using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Features.Quarantine;

/// <summary>
/// Site codes that senders use and the register does not know. A mapping holds from the next request on, at every node: their picture of the
/// sites is made anew as soon as the trail tells of the change.
/// </summary>
public sealed class SiteCodeService(ConsoleDbFactory databases, KnownSites sites, TimeProvider clock)
{
    private const int MostSites = 300;
    private const string UniqueViolation = "23505";

    /// <summary>All mappings, those that hold first, the newest first.</summary>
    public async Task<List<SiteCodeRow>> ListAsync()
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        var own = database.Actor.OrganisationId;
        return await (
            from mapping in database.SiteCodeMappings
            join site in database.Sites on mapping.SiteId equals site.Id
            orderby mapping.EndedAt != null, mapping.Id descending
            select new SiteCodeRow(
                mapping.Id, mapping.Code, mapping.KeyId,
                database.ApiKeys.Where(key => key.Id == mapping.KeyId && (own == null || key.OrganisationId == own)).Select(key => key.Label + " " + key.Prefix + "…").FirstOrDefault(),
                site.Code, site.Name, mapping.Reason, mapping.SetBy, mapping.SetAt, mapping.EndedBy, mapping.EndedAt,
                mapping.EndedAt != null ? 0 : database.QuarantinedEvents.Count(entry => entry.State == QuarantineState.Open && entry.Code == "unknown-site"
                    && entry.SiteCode == mapping.Code && (mapping.KeyId == null || entry.KeyId == mapping.KeyId)))).ToListAsync();
    }

    /// <summary>The sites that a key reaches; all of the register for all keys, as many as a list can take.</summary>
    public async Task<List<MappableSite>> SitesAsync(int? keyId)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        var key = await database.ApiKeys.AsNoTracking().FirstOrDefaultAsync(one => one.Id == keyId);
        var reached = key is null ? null : await sites.OfAsync(key, CancellationToken.None);
        return await database.Sites.Where(site => reached == null || reached.Contains(site.Id)).OrderBy(site => site.Code)
            .Take(MostSites).Select(site => new MappableSite(site.Code, site.Name)).ToListAsync();
    }

    /// <summary>Maps a code.</summary>
    /// <exception cref="RuleException">
    /// <c>mapping-registered</c> when the register has the code itself, <c>mapping-taken</c>, <c>correction-site</c>, <c>mapping-reach</c> when the key does not
    /// reach the site, <c>not-found</c>, or what <see cref="SiteCodeMapping"/> refuses.
    /// </exception>
    public async Task SetAsync(SiteCodeInput input)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        var code = input.SiteCode.Trim();
        var site = await database.Sites.FirstOrDefaultAsync(one => one.Code == code) ?? throw new RuleException("correction-site", code);
        var mapping = SiteCodeMapping.Set(input.Code, input.KeyId, site.Id, input.Reason, database.Actor.Name, clock.GetUtcNow());
        if (await database.Sites.AnyAsync(one => one.Code == mapping.Code)) throw new RuleException("mapping-registered", mapping.Code);
        if (await database.SiteCodeMappings.AnyAsync(one => one.Code == mapping.Code && one.KeyId == mapping.KeyId && one.EndedAt == null)) throw new RuleException("mapping-taken", mapping.Code);
        if (input.KeyId is { } keyId && !await ReachesAsync(database, keyId, site.Id)) throw new RuleException("mapping-reach", site.Code);
        database.Reason = mapping.Reason;
        database.Add(mapping);
        try
        {
            await database.SaveChangesAsync();
        }
        catch (DbUpdateException taken) when (taken.InnerException is DbException { SqlState: UniqueViolation })
        {
            throw new RuleException("mapping-taken", mapping.Code);
        }
    }

    /// <summary>Ends a mapping: from the next request on the code is unknown again.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>reason-missing</c> or <c>mapping-over</c>.</exception>
    public async Task EndAsync(int id, string reason)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleException("reason-missing");
        var mapping = await database.SiteCodeMappings.FirstOrDefaultAsync(one => one.Id == id) ?? throw new RuleException("not-found");
        database.Reason = reason.Trim();
        mapping.End(database.Actor.Name, clock.GetUtcNow());
        await database.SaveChangesAsync();
    }

    private async Task<bool> ReachesAsync(ConsoleDb database, int keyId, int siteId)
    {
        var key = await database.ApiKeys.AsNoTracking().FirstOrDefaultAsync(one => one.Id == keyId && one.Scope == KeyScope.GateEvents) ?? throw new RuleException("not-found");
        return (await sites.OfAsync(key, CancellationToken.None)).Contains(siteId);
    }
}
