using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Drafts;
using Radzen;

namespace ParkingOps.Web.Features.Quarantine;

/// <summary>What an operator does with the entries that were chosen, or with all that match.</summary>
public sealed partial class QuarantineActs
{
    private string? answer;
    private bool busy;
    private KeptDraft<CorrectionInput>? draft;
    private CorrectionInput input = new();
    private bool isGone;
    private ReplayProgress? progress;
    private bool refused;
    private QuarantineFilter? shown;
    private (QuarantineFilter Meant, int Count)? target;

    /// <summary>What the list shows.</summary>
    [Parameter, EditorRequired] public QuarantineFilter Filter { get; set; } = null!;

    /// <summary>How many match.</summary>
    [Parameter, EditorRequired] public int Total { get; set; }

    /// <summary>Entries chosen one by one; none means all that match.</summary>
    [Parameter, EditorRequired] public IReadOnlyCollection<long> Chosen { get; set; } = [];

    /// <summary>Raised when entries are no longer as they were.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    [Inject] private CurrentActor Current { get; set; } = null!;

    [Inject] private QuarantineDecisionService Decisions { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private IServiceScopeFactory Scopes { get; set; } = null!;

    private int Count => Chosen.Count > 0 ? Chosen.Count : Total;

    private QuarantineFilter Meant => Chosen.Count > 0 ? Filter with { Ids = [.. Chosen.Order()] } : Filter;

    /// <inheritdoc />
    public void Dispose() => isGone = true;

    // What was opened for some entries is never done to others.
    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var here = Filter with { UpTo = null };
        if (here != shown) (target, answer, input) = (null, busy ? answer : null, new CorrectionInput());
        shown = here;
    }

    private async Task CorrectAsync()
    {
        if (busy || target is not { } corrected) return;
        busy = true;
        if (await Feedback.TryAsync(() => Decisions.CorrectAsync(corrected.Meant, input)))
        {
            await draft!.RemoveAsync();
            (input, target) = (new CorrectionInput(), null);
            await OnDone.InvokeAsync();
        }
        busy = false;
    }

    private async Task DismissAsync()
    {
        var meant = Meant;
        if (await Dialogs.AskWhyAsync(Text["DismissWhy", Shown.Number(Count)], $"dismiss-{TargetOf(meant)}", reason => Feedback.TryAsync(() => Decisions.DismissAsync(meant, reason), Text["DismissDone"])))
            await OnDone.InvokeAsync();
    }

    private async Task ReopenAsync()
    {
        var meant = Meant;
        if (await Dialogs.AskWhyAsync(Text["ReopenWhy", Shown.Number(Count)], $"reopen-{TargetOf(meant)}", reason => Feedback.TryAsync(() => Decisions.ReopenAsync(meant, reason))))
            await OnDone.InvokeAsync();
    }

    // The replay has a scope of its own, so that it goes on when the person leaves the page.
    private async Task ReplayAsync()
    {
        if (busy || (Chosen.Count == 0 && await Dialogs.Confirm(Text["ReplayAsk", Shown.Number(Count)], Text["Replay"], new ConfirmOptions { OkButtonText = Text["Replay"], CancelButtonText = Shell["Cancel"] }) != true)) return;
        (busy, answer, progress) = (true, null, new ReplayProgress(Count, default));
        var (actor, meant, counts) = (await Current.GetAsync(), Meant, default(ReplayCounts));
        var report = new Progress<ReplayProgress>(Show);
        if (await Feedback.AskAsync(async () => counts = await Task.Run(() => ReplayInScopeAsync(actor, meant, report))))
            (answer, refused) = (Text["ReplayDone", Shown.Number(counts.Accepted), Shown.Number(counts.Duplicates), Shown.Number(counts.Refused)], counts.Refused > 0);
        (busy, progress) = (false, null);
        if (!isGone) await OnDone.InvokeAsync();
    }

    private async Task<ReplayCounts> ReplayInScopeAsync(Actor actor, QuarantineFilter meant, IProgress<ReplayProgress> report)
    {
        await using var scope = Scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Be(actor);
        return await scope.ServiceProvider.GetRequiredService<ReplayService>().ReplayAsync(meant, report, CancellationToken.None);
    }

    private void OpenCorrection() => target = target is null ? (Meant, Count) : null;

    // A short name of the entries: what was typed for some is never offered for others.
    private static string TargetOf(QuarantineFilter meant) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(meant.Ids is { } ids ? string.Join(' ', ids) : $"{meant.Address} {meant.State}")))[..16];

    private void Show(ReplayProgress far)
    {
        if (isGone || !busy) return;
        progress = far;
        StateHasChanged();
    }
}
