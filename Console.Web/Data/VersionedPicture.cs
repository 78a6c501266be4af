using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;

namespace ParkingOps.Web.Data;

/// <summary>
/// Something prepared once from the whole register and unchanging; made anew as soon as the audit trail shows that anything was changed, by
/// this node or another. The trail is written in the transaction of each change, so asking it is asking whether the picture is still true.
/// </summary>
/// <param name="contexts">Opens the database.</param>
/// <param name="load">Makes the picture.</param>
internal sealed class VersionedPicture<T>(IDbContextFactory<ConsoleDb> contexts, Func<ConsoleDb, CancellationToken, Task<T>> load) : IDisposable
{
    // A line with a lower number may be committed after one with a higher: the last ones are counted too.
    private const int LastLines = 1000;
    private readonly SemaphoreSlim making = new(1);
    private volatile Made? made;

    /// <inheritdoc />
    public void Dispose() => making.Dispose();

    /// <summary>The present picture.</summary>
    public async Task<T> NowAsync(CancellationToken cancel)
    {
        await using var database = await contexts.CreateDbContextAsync(cancel);
        database.Actor = Actor.System;
        var version = await VersionAsync(database, cancel);
        if (made is { } held && held.Version == version) return held.Picture;
        await making.WaitAsync(cancel);
        try
        {
            if (made is { } meanwhile && meanwhile.Version == version) return meanwhile.Picture;
            var fresh = new Made(version, await load(database, cancel));
            made = fresh;
            return fresh.Picture;
        }
        finally
        {
            making.Release();
        }
    }

    private static async Task<(long Last, int Lines)> VersionAsync(ConsoleDb database, CancellationToken cancel) => await database.AuditTrail
        .Where(line => line.Id > database.AuditTrail.Max(last => (long?)last.Id) - LastLines).GroupBy(_ => 1)
        .Select(lines => new ValueTuple<long, int>(lines.Max(line => line.Id), lines.Count())).SingleOrDefaultAsync(cancel);

    private sealed record Made((long Last, int Lines) Version, T Picture);
}
