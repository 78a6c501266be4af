using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Quarantine;

/// <summary>What an operator decides about entries of the quarantine by hand: they are corrected, or dismissed and opened again. All stay counted.</summary>
public sealed class QuarantineDecisionService(ConsoleDbFactory databases, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Dismisses the open entries that match: they never were events.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="RuleException"><c>reason-missing</c>, or <c>quarantine-nothing</c> when none is open.</exception>
    public Task<int> DismissAsync(QuarantineFilter filter, string reason) => DecideAsync(
        filter with { State = QuarantineState.Open }, reason, new AuditNote("dismissed", nameof(QuarantinedEvent), ""),
        (entries, by, at) => entries.ExecuteUpdateAsync(set => set
            .SetProperty(entry => entry.State, QuarantineState.Dismissed)
            .SetProperty(entry => entry.HandledAt, at).SetProperty(entry => entry.HandledBy, by).SetProperty(entry => entry.HandledWhy, reason.Trim())));

    /// <summary>Opens the dismissed entries that match again, as far as their records are still kept.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="RuleException"><c>reason-missing</c>, or <c>quarantine-nothing</c> when none is dismissed.</exception>
    public Task<int> ReopenAsync(QuarantineFilter filter, string reason) => DecideAsync(
        filter with { State = QuarantineState.Dismissed }, reason, new AuditNote("reopened", nameof(QuarantinedEvent), ""),
        (entries, by, at) => entries.Where(entry => entry.PayloadCipher != null).ExecuteUpdateAsync(set => set
            .SetProperty(entry => entry.State, QuarantineState.Open)
            .SetProperty(entry => entry.HandledAt, at).SetProperty(entry => entry.HandledBy, by).SetProperty(entry => entry.HandledWhy, reason.Trim())));

    /// <summary>Corrects the open entries that match, for their next replay: the site's code, or times without an offset.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="RuleException"><c>reason-missing</c>, <c>correction-site</c> when the register has no such site, or <c>quarantine-nothing</c>.</exception>
    public async Task<int> CorrectAsync(QuarantineFilter filter, CorrectionInput input)
    {
        var code = string.IsNullOrWhiteSpace(input.SiteCode) ? null : input.SiteCode.Trim();
        var note = new AuditNote("corrected", nameof(QuarantinedEvent), "");
        return await DecideAsync(filter with { State = QuarantineState.Open }, input.Reason, note, async (entries, by, at) =>
            await entries.ExecuteUpdateAsync(set => set
                .SetProperty(entry => entry.CorrectedSiteCode, code).SetProperty(entry => entry.HasShanghaiTime, input.HasShanghaiTime)
                .SetProperty(entry => entry.HandledAt, at).SetProperty(entry => entry.HandledBy, by).SetProperty(entry => entry.HandledWhy, input.Reason.Trim())), code);
    }

    private async Task<int> DecideAsync(
        QuarantineFilter filter, string reason, AuditNote note, Func<IQueryable<QuarantinedEvent>, string, DateTimeOffset, Task<int>> decide, string? siteCode = null)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleException("reason-missing");
        if (siteCode is not null && !await database.Sites.AnyAsync(site => site.Code == siteCode)) throw new RuleException("correction-site", siteCode);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var count = await decide(filter.Apply(database.QuarantinedEvents), database.Actor.Name, clock.GetUtcNow());
        if (count == 0) throw new RuleException("quarantine-nothing");
        database.Note(note with { After = JsonSerializer.Serialize(new { Entries = count, Filter = filter.Told, SiteCode = siteCode }, Json), Reason = reason.Trim() });
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return count;
    }
}
