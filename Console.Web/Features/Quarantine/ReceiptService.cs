using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Quarantine;

/// <summary>What was received, by day and key, and what became of it (接收对账). A unit sees what its own keys sent.</summary>
public sealed class ReceiptService(ConsoleDbFactory databases)
{
    /// <summary>The receipts of a period, both days included.</summary>
    public async Task<Receipts> ListAsync(DateOnly first, DateOnly last, int? keyId, (int Skip, int Take) page)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        // One moment for all of it: a batch that comes between two statements would show as a difference.
        await using var transaction = await database.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var batches = database.ReceivedBatches.Where(batch => batch.ReceivedOn >= first && batch.ReceivedOn <= last && (keyId == null || batch.KeyId == keyId));
        var groups = batches.GroupBy(batch => new { batch.ReceivedOn, batch.KeyId });
        var rows = await groups.OrderByDescending(group => group.Key.ReceivedOn).ThenBy(group => group.Key.KeyId).Skip(page.Skip).Take(page.Take)
            .Select(group => new ReceiptRow
            {
                ReceivedOn = group.Key.ReceivedOn,
                KeyId = group.Key.KeyId,
                Received = group.Sum(one => one.Received),
                Accepted = group.Sum(one => one.Accepted),
                Corrected = group.Sum(one => one.Corrected),
                Duplicates = group.Sum(one => one.Duplicates),
                Quarantined = group.Sum(one => one.Quarantined),
            }).ToListAsync();
        var sum = await batches.GroupBy(_ => 1).Select(all => new ReceiptRow
        {
            ReceivedOn = first,
            Received = all.Sum(one => one.Received),
            Accepted = all.Sum(one => one.Accepted),
            Corrected = all.Sum(one => one.Corrected),
            Duplicates = all.Sum(one => one.Duplicates),
            Quarantined = all.Sum(one => one.Quarantined),
        }).FirstOrDefaultAsync() ?? new ReceiptRow { ReceivedOn = first };
        var states = await StatesAsync(database, (first, last), keyId);
        var keys = await KeysAsync(database, rows);
        return new Receipts([.. rows.Select(row => Later(Named(row, keys), [.. states.Where(one => one.Day == row.ReceivedOn && one.KeyId == row.KeyId)]))], await groups.CountAsync(), Later(sum, states));
    }

    // Entries that concern a unit may have come from a key that is not its own, whose receipts it does not see.
    private static async Task<List<StateCount>> StatesAsync(ConsoleDb database, (DateOnly First, DateOnly Last) period, int? keyId)
    {
        var own = database.Actor.OrganisationId;
        return await database.QuarantinedEvents
            .Where(entry => entry.ReceivedOn >= period.First && entry.ReceivedOn <= period.Last && (keyId == null || entry.KeyId == keyId))
            .Where(entry => own == null || database.ApiKeys.Any(key => key.Id == entry.KeyId && key.OrganisationId == own))
            .GroupBy(entry => new { entry.ReceivedOn, entry.KeyId, entry.State })
            .Select(same => new StateCount(same.Key.ReceivedOn, same.Key.KeyId, same.Key.State, same.LongCount())).ToListAsync();
    }

    private static async Task<Dictionary<int, (string Prefix, string Label)>> KeysAsync(ConsoleDb database, List<ReceiptRow> rows)
    {
        var asked = rows.Select(row => row.KeyId).ToList();
        return await database.ApiKeys.Where(key => asked.Contains(key.Id)).Select(key => new { key.Id, key.Prefix, key.Label }).ToDictionaryAsync(key => key.Id, key => (key.Prefix, key.Label));
    }

    private static ReceiptRow Named(ReceiptRow row, Dictionary<int, (string Prefix, string Label)> keys) =>
        row.KeyId is { } id && keys.TryGetValue(id, out var key) ? row with { KeyPrefix = key.Prefix, KeyLabel = key.Label } : row;

    private static ReceiptRow Later(ReceiptRow row, IReadOnlyList<StateCount> states) => row with
    {
        Open = Sum(states, QuarantineState.Open),
        LaterAccepted = Sum(states, QuarantineState.Accepted),
        LaterDuplicates = Sum(states, QuarantineState.Duplicate),
        Dismissed = Sum(states, QuarantineState.Dismissed),
    };

    private static long Sum(IReadOnlyList<StateCount> states, QuarantineState state) => states.Where(one => one.State == state).Sum(one => one.Count);

    private sealed record StateCount(DateOnly Day, int? KeyId, QuarantineState State, long Count);
}
