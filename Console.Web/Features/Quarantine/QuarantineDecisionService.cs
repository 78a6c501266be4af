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
    /// <exception cref="RuleException"><c>reason-missing</c>, <c>quarantine-nothing</c> when none is open, or <c>changed-meanwhile</c>.</exception>
    public Task<int> DismissAsync(QuarantineFilter filter, string reason) => DecideAsync(filter, QuarantineState.Open, reason, "dismissed", (entries, by, at) => entries.ExecuteUpdateAsync(set => set
        .SetProperty(entry => entry.State, QuarantineState.Dismissed)
        .SetProperty(entry => entry.HandledAt, at).SetProperty(entry => entry.HandledBy, by).SetProperty(entry => entry.HandledWhy, reason.Trim())));

    /// <summary>Opens the dismissed entries that match again, as far as their records are still kept.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="RuleException"><c>reason-missing</c>, <c>quarantine-nothing</c> when none is dismissed, or <c>changed-meanwhile</c>.</exception>
    public Task<int> ReopenAsync(QuarantineFilter filter, string reason) => DecideAsync(filter, QuarantineState.Dismissed, reason, "reopened", (entries, by, at) => entries.ExecuteUpdateAsync(set => set
        .SetProperty(entry => entry.State, QuarantineState.Open)
        .SetProperty(entry => entry.HandledAt, at).SetProperty(entry => entry.HandledBy, by).SetProperty(entry => entry.HandledWhy, reason.Trim())));

    /// <summary>Corrects the open entries that match, for their next replay: the site's code, or times without an offset. What is not said stays as it stands.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="RuleException">
    /// <c>reason-missing</c>, <c>correction-empty</c>, <c>correction-site</c> when the register has no such site, <c>quarantine-nothing</c>, or <c>changed-meanwhile</c>.
    /// </exception>
    public async Task<int> CorrectAsync(QuarantineFilter filter, CorrectionInput input)
    {
        var (code, isShanghai, takesBack) = (string.IsNullOrWhiteSpace(input.SiteCode) ? null : input.SiteCode.Trim(), input.HasShanghaiTime, input.TakesBack);
        return await DecideAsync(filter, QuarantineState.Open, input.Reason, "corrected", async (entries, by, at) =>
        {
            if (code is null && !isShanghai && !takesBack) throw new RuleException("correction-empty");
            return await entries.ExecuteUpdateAsync(set => set
                .SetProperty(entry => entry.CorrectedSiteCode, entry => code != null ? code : takesBack ? null : entry.CorrectedSiteCode)
                .SetProperty(entry => entry.HasShanghaiTime, entry => isShanghai || (!takesBack && entry.HasShanghaiTime))
                .SetProperty(entry => entry.HandledAt, at).SetProperty(entry => entry.HandledBy, by).SetProperty(entry => entry.HandledWhy, input.Reason.Trim()));
        }, one => one with { SiteCode = code ?? (takesBack ? null : one.SiteCode), HasShanghaiTime = isShanghai || (!takesBack && one.HasShanghaiTime) }, code);
    }

    // The entries are taken by number, so that the trail names exactly those that were changed.
    private async Task<int> DecideAsync(
        QuarantineFilter filter, QuarantineState wanted, string reason, string act, Func<IQueryable<QuarantinedEvent>, string, DateTimeOffset, Task<int>> decide,
        Func<Corrected, Corrected>? corrected = null, string? siteCode = null)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleException("reason-missing");
        if (siteCode is not null && !await database.Sites.AnyAsync(site => site.Code == siteCode)) throw new RuleException("correction-site", siteCode);
        if (filter.State is { } shown && shown != wanted) throw new RuleException("quarantine-nothing");
        await using var transaction = await database.Database.BeginTransactionAsync();
        var meant = await (filter with { State = wanted }).Apply(database.QuarantinedEvents).Where(entry => entry.PayloadCipher != null).OrderBy(entry => entry.Id)
            .Select(entry => new { entry.Id, entry.OrganisationId, Before = new Corrected(entry.CorrectedSiteCode, entry.HasShanghaiTime) }).ToListAsync();
        if (meant.Count == 0) throw new RuleException("quarantine-nothing");
        var ids = meant.Select(entry => entry.Id).ToArray();
        var count = await decide(database.QuarantinedEvents.Where(entry => ids.Contains(entry.Id) && entry.State == wanted), database.Actor.Name, clock.GetUtcNow());
        if (count != ids.Length) throw new RuleException("changed-meanwhile");
        foreach (var group in meant.GroupBy(entry => (entry.OrganisationId, Before: corrected is null ? null : entry.Before)))
            database.Note(new AuditNote(act, nameof(QuarantinedEvent), "")
            {
                Before = group.Key.Before is { } before ? JsonSerializer.Serialize(before, Json) : null,
                After = JsonSerializer.Serialize(After(group.Select(entry => entry.Id), filter.Told, group.Key.Before is { } stood ? corrected!(stood) : null), Json),
                Reason = reason.Trim(),
                OrganisationId = group.Key.OrganisationId,
            });
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return count;
    }

    private static Dictionary<string, object?> After(IEnumerable<long> entries, string? filter, Corrected? corrected)
    {
        var ids = entries.ToList();
        var told = new Dictionary<string, object?> { ["Entries"] = ids.Count, ["Ids"] = EntryNumbers.Told(ids), ["Filter"] = filter };
        if (corrected is null) return told;
        (told[nameof(Corrected.SiteCode)], told[nameof(Corrected.HasShanghaiTime)]) = (corrected.SiteCode, corrected.HasShanghaiTime);
        return told;
    }

    private sealed record Corrected(string? SiteCode, bool HasShanghaiTime);
}
