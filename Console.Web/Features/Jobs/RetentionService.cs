using System.Text.Json;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Jobs;

/// <summary>
/// Seals days older than the retention (semantics 17): each is verified against recomputation, and where nothing differs its events go, in
/// one transaction with the line in the trail. Its figures stay and are never aggregated again.
/// </summary>
public sealed class RetentionService(ConsoleDbFactory databases, IRollupStore rollups, IRetentionStore store, EventRetention retention, TimeProvider clock)
{
    /// <summary>Kind of record under which days stand in the trail.</summary>
    public const string Record = nameof(ServiceDay);

    /// <summary>How events stand with their retention.</summary>
    public async Task<RetentionState> StateAsync(CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.SeeSystem, cancel);
        return await store.StateAsync(cancel);
    }

    /// <summary>Seals what is old enough, day by day; a day that cannot be is named and left alone.</summary>
    /// <exception cref="RuleException"><c>aggregation-running</c> while a run of the aggregation is under way.</exception>
    public async Task<RetentionRound> SealAsync(CancellationToken cancel)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem, cancel);
        await using var right = await rollups.TryLockAsync(cancel) ?? throw new RuleException("aggregation-running");
        await store.FoldReceivedAsync(ServiceDay.Today(clock), cancel);
        var due = await store.DueAsync(ServiceDay.Today(clock).AddDays(-retention.KeepDays), cancel);
        if (due.Count == 0) return new RetentionRound(0, 0, []);
        using var computing = await DayComputing.LoadAsync(database, clock.GetUtcNow(), cancel);
        var sites = database.Sites.Select(site => new { site.Id, site.Code }).ToDictionary(site => site.Id, site => site.Code);
        var (done, events, kept) = (0, 0L, new List<KeptDay>());
        foreach (var day in due)
        {
            var attempt = await SealAsync(day, computing, cancel);
            if (attempt.Outcome == SealOutcome.Sealed) (done, events) = (done + 1, events + attempt.Events);
            else kept.Add(new KeptDay(day, attempt.Outcome, [.. attempt.Sites.Select(site => sites.GetValueOrDefault(site, $"{site}"))]));
        }
        return new RetentionRound(done, events, kept);
    }

    /// <summary>Lets imported history of a period be sealed like any other day; the number of days.</summary>
    /// <exception cref="RuleException"><c>period</c>.</exception>
    public async Task<int> ReleaseAsync(DateOnly first, DateOnly last, CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem, cancel);
        if (first > last) throw new RuleException("period");
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        var days = await store.ReleaseAsync(database, first, last, clock.GetUtcNow(), cancel);
        if (days == 0) return 0;
        database.Note(new AuditNote("released", Record, $"{AuditFields.Text(first)} – {AuditFields.Text(last)}") { After = JsonSerializer.Serialize(new { Days = days }) });
        await database.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return days;
    }

    // One transaction a day: what ends in the middle leaves the day as it was.
    private async Task<SealAttempt> SealAsync(DateOnly day, DayComputing computing, CancellationToken cancel)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem, cancel);
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        var attempt = await store.SealAsync(database, day, stored => computing.Compute(day, stored), clock.GetUtcNow(), cancel);
        if (attempt.Outcome == SealOutcome.Sealed)
        {
            database.Note(new AuditNote("sealed", Record, AuditFields.Text(day)) { After = JsonSerializer.Serialize(new { attempt.Events, attempt.Plates, attempt.Refused }) });
            await database.SaveChangesAsync(cancel);
        }
        if (attempt.Outcome is SealOutcome.Sealed or SealOutcome.History) await transaction.CommitAsync(cancel);
        return attempt;
    }
}
