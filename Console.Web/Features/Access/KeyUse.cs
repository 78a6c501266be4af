using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Access;

/// <summary>Notes the use of keys: when last, to the minute, and in the trail one line a key and hour.</summary>
internal static class KeyUse
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static async Task NoteAsync(ConsoleDb database, ApiKey key, DateTimeOffset now, string? address, CancellationToken cancel)
    {
        if (key.LastUsedAt is { } last && now - last <= Minute) return;
        var hour = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerHour));
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        // Of many requests in the first moment of an hour one finds the key unused in it.
        var first = await database.ApiKeys.Where(one => one.Id == key.Id && (one.LastUsedAt == null || one.LastUsedAt < hour))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastUsedAt, now), cancel) == 1;
        if (first)
        {
            database.Actor = new Actor($"key:{key.Prefix}", [], null, Address: address);
            database.Note(new AuditNote("used", nameof(ApiKey), key.Prefix) { OrganisationId = key.OrganisationId });
            await database.SaveChangesAsync(cancel);
        }
        else await database.ApiKeys.Where(one => one.Id == key.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.LastUsedAt, now), cancel);
        await transaction.CommitAsync(cancel);
    }
}
