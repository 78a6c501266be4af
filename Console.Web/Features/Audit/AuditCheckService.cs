using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Audit;

/// <summary>Verifies the whole trail and remembers what came of it.</summary>
public sealed class AuditCheckService(ConsoleDbFactory databases, ITrailStore store, TrailChain chain, TrailAnchor anchor, TimeProvider clock)
{
    /// <summary>The last verification; null when there was none.</summary>
    public async Task<AuditCheck?> LastAsync()
    {
        await using var database = await databases.OpenAsync(Permission.SeeAudit);
        return await database.AuditChecks.AsNoTracking().OrderByDescending(check => check.Id).FirstOrDefaultAsync();
    }

    /// <summary>Whether the console's own role could alter the trail.</summary>
    public async Task<bool> MayAlterAsync(CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.SeeAudit, cancel);
        return await store.MayAlterAsync(cancel);
    }

    /// <summary>Verifies every line, seal by seal, and the anchor; the first thing that is wrong ends it.</summary>
    public async Task<AuditCheck> VerifyAsync(CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.SeeAudit, cancel);
        TrailVerifier? verifier = null;
        // The anchor is read first: the chain only grows.
        var anchored = anchor.Read();
        await store.ReadAsync(chain, from => verifier = new TrailVerifier(chain, from, anchored), cancel);
        var check = new AuditCheck
        {
            At = clock.GetUtcNow(),
            By = database.Actor.Name,
            Sealed = verifier!.Sealed,
            Waiting = verifier.Waiting,
            IsAnchored = anchored is not null,
            Fault = verifier.Fault?.Kind,
            FaultNumber = verifier.Fault?.Number,
            FaultEntryId = verifier.Fault?.EntryId,
        };
        database.AuditChecks.Add(check);
        await database.SaveChangesAsync(cancel);
        return check;
    }
}
