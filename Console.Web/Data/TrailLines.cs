using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data.Postgres;

namespace ParkingOps.Web.Data;

/// <summary>Makes the lines of one save, numbered and signed.</summary>
internal static class TrailLines
{
    public static async Task<List<AuditEntry>> MakeAsync(
        ConsoleDb database, IReadOnlyList<CapturedChange> changes, IReadOnlyList<AuditNote> notes, (TrailChain Chain, DateTimeOffset At) seal, CancellationToken cancel)
    {
        var owners = await OwnersAsync(database, changes, cancel);
        var drafts = changes.Select(change => new AuditNote(change.Act, change.Record, change.Key)
        {
            Before = change.Before,
            After = change.After,
            OrganisationId = change.OrganisationId ?? (change.SiteId is { } site && owners.TryGetValue(site, out var owner) ? owner : null),
        }).Concat(notes.Select(note => note with { OrganisationId = note.OrganisationId ?? database.Actor.OrganisationId })).ToList();
        var numbers = await TrailNumbers.TakeAsync(database, drafts.Count, cancel);
        var (actor, at) = (database.Actor, AuditEntry.Kept(seal.At));
        return [.. numbers.Order().Zip(drafts, (number, draft) => new AuditEntry
        {
            Id = number,
            At = at,
            By = actor.Name,
            Address = actor.Address,
            Act = draft.Act,
            Record = draft.Record,
            Key = draft.Key,
            OrganisationId = draft.OrganisationId is > 0 and var known ? known : null,
            Before = draft.Before,
            After = draft.After,
            Reason = draft.Reason ?? database.Reason,
        }.SignedBy(seal.Chain))];
    }

    // Sites at hand say whose they are; the others are looked up, for whoever acts.
    private static async Task<Dictionary<int, int>> OwnersAsync(ConsoleDb database, IReadOnlyList<CapturedChange> changes, CancellationToken cancel)
    {
        var asked = changes.Where(change => change.OrganisationId is null).Select(change => change.SiteId).OfType<int>().ToHashSet();
        if (asked.Count == 0) return [];
        var owners = database.ChangeTracker.Entries<Site>().Select(entry => entry.Entity).Where(site => asked.Contains(site.Id)).ToDictionary(site => site.Id, site => site.OrganisationId);
        var others = asked.Except(owners.Keys).ToArray();
        if (others.Length == 0) return owners;
        foreach (var site in await database.Sites.IgnoreQueryFilters().Where(site => others.Contains(site.Id)).Select(site => new { site.Id, site.OrganisationId }).ToListAsync(cancel))
            owners[site.Id] = site.OrganisationId;
        return owners;
    }
}
