using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Features.Access;

/// <summary>One key in a list.</summary>
public sealed record ApiKeyRow(int Id, string Prefix, string Label, string Owner, KeyScope Scope, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt);

/// <summary>Keys of machines: making, listing, replacing, revoking, and recognising one that knocks.</summary>
public sealed class ApiKeyService(ConsoleDbFactory databases, IDbContextFactory<ConsoleDb> contexts, KnownSites sites, TimeProvider clock)
{
    private const int LabelLimit = 100;
    private const int LongestDays = 3660;
    private const int LongestOverlapDays = 90;

    /// <summary>The key with this text, or null; notes its use. Open to anybody: it is how machines sign in.</summary>
    public async Task<ApiKey?> FindAsync(string text, CancellationToken cancel, string? address = null)
    {
        await using var database = await contexts.CreateDbContextAsync(cancel);
        database.Actor = Actor.System;
        var hash = ApiKey.HashOf(text);
        var key = await database.ApiKeys.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Hash == hash, cancel);
        var now = clock.GetUtcNow();
        if (key is not null && key.IsLive(now)) await KeyUse.NoteAsync(database, key, now, address, cancel);
        return key;
    }

    /// <summary>The key as a sender, with the sites it reaches: those of its organisation, or those whose gates its operator runs.</summary>
    public async Task<SenderKey> SenderAsync(ApiKey key, CancellationToken cancel) => new(key.Id, await sites.OfAsync(key, cancel), key.OrganisationId);

    /// <summary>All keys, the newest first.</summary>
    public async Task<List<ApiKeyRow>> ListAsync()
    {
        await using var database = await databases.OpenAsync(Permission.SeeSystem);
        return await (
            from key in database.ApiKeys
            orderby key.Id descending
            select new ApiKeyRow(
                key.Id, key.Prefix, key.Label,
                database.Organisations.Where(organisation => organisation.Id == key.OrganisationId).Select(organisation => organisation.Name).FirstOrDefault()
                    ?? database.CarParkOperators.Where(company => company.Id == key.CarParkOperatorId).Select(company => company.Name).FirstOrDefault() ?? "",
                key.Scope, key.CreatedBy, key.CreatedAt, key.RevokedAt, key.ExpiresAt, key.LastUsedAt)).ToListAsync();
    }

    /// <summary>Makes a key for the gates of an organisation, for so many days or without an end.</summary>
    /// <returns>The key itself; it is never shown again.</returns>
    /// <exception cref="RuleException"><c>not-found</c>, <c>key-label</c> or <c>key-days</c>.</exception>
    public async Task<string> CreateAsync(string organisationCode, string label, int? days = null)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        var organisation = await database.Organisations.FirstOrDefaultAsync(candidate => candidate.Code == organisationCode)
            ?? throw new RuleException("not-found");
        return await AddAsync(database, label, days, text => New(database, text, label, KeyScope.GateEvents, organisation.Id));
    }

    /// <summary>Makes a key for the citizen app, which belongs to the bureau and reaches all sites.</summary>
    /// <returns>The key itself; it is never shown again.</returns>
    /// <exception cref="RuleException"><c>key-label</c> or <c>key-days</c>.</exception>
    public async Task<string> CreateForCitizenAppAsync(string label, int? days = null)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        return await AddAsync(database, label, days, text => New(database, text, label, KeyScope.CitizenApp, null));
    }

    /// <summary>Makes a key for the city's portal, which reads what is on offer everywhere.</summary>
    /// <returns>The key itself; it is never shown again.</returns>
    /// <exception cref="RuleException"><c>key-label</c> or <c>key-days</c>.</exception>
    public async Task<string> CreateForPortalAsync(string label, int? days = null)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        return await AddAsync(database, label, days, text => New(database, text, label, KeyScope.CityPortal, null));
    }

    /// <summary>
    /// Makes a key in place of another, with its owner and its use. The old one goes on for some days, so that whoever runs the machine can
    /// change over without a gap; 0 revokes it at once.
    /// </summary>
    /// <returns>The key itself; it is never shown again.</returns>
    /// <exception cref="RuleException"><c>not-found</c>, <c>key-over</c>, <c>key-overlap</c> or <c>key-days</c>.</exception>
    public async Task<string> ReplaceAsync(int id, int overlapDays, int? days = null)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        if (overlapDays is < 0 or > LongestOverlapDays) throw new RuleException("key-overlap", LongestOverlapDays);
        await using var transaction = await database.Database.BeginTransactionAsync();
        // Of two who replace a key at once, the second finds it replaced.
        await database.Database.ExecuteSqlAsync($"select 1 from api_keys where id = {id} for update");
        var (key, now) = (await database.ApiKeys.FirstOrDefaultAsync(candidate => candidate.Id == id) ?? throw new RuleException("not-found"), clock.GetUtcNow());
        if (!key.IsLive(now) || await database.ApiKeys.AnyAsync(other => other.ReplacesId == id && other.RevokedAt == null)) throw new RuleException("key-over", key.Prefix);
        var end = now.AddDays(overlapDays);
        if (overlapDays == 0) key.RevokedAt = now;
        else if (key.ExpiresAt is null || key.ExpiresAt > end) key.ExpiresAt = end;
        var text = await AddAsync(database, key.Label, days, made => New(database, made, key.Label, key.Scope, key.OrganisationId, key.CarParkOperatorId, key.Id));
        await transaction.CommitAsync();
        return text;
    }

    /// <summary>Revokes a key at once and for ever.</summary>
    public async Task RevokeAsync(int id)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        var key = await database.ApiKeys.FirstOrDefaultAsync(candidate => candidate.Id == id) ?? throw new RuleException("not-found");
        key.RevokedAt ??= clock.GetUtcNow();
        await database.SaveChangesAsync();
    }

    private async Task<string> AddAsync(ConsoleDb database, string label, int? days, Func<string, ApiKey> make)
    {
        if (label.Trim().Length is 0 or > LabelLimit) throw new RuleException("key-label", LabelLimit);
        if (days is < 1 or > LongestDays) throw new RuleException("key-days", LongestDays);
        var text = ApiKey.NewText();
        var key = make(text);
        key.ExpiresAt = days is { } count ? clock.GetUtcNow().AddDays(count) : null;
        database.ApiKeys.Add(key);
        await database.SaveChangesAsync();
        return text;
    }

    private ApiKey New(ConsoleDb database, string text, string label, KeyScope scope, int? organisationId, int? carParkOperatorId = null, int? replaces = null) => new()
    {
        Prefix = ApiKey.PrefixOf(text),
        Hash = ApiKey.HashOf(text),
        Label = label.Trim(),
        Scope = scope,
        OrganisationId = organisationId,
        CarParkOperatorId = carParkOperatorId,
        ReplacesId = replaces,
        CreatedBy = database.Actor.Name,
        CreatedAt = clock.GetUtcNow(),
    };
}
