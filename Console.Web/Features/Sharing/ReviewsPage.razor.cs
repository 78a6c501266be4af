using Microsoft.AspNetCore.Components;
using ParkingOps.Web.Components.Shared;
using Radzen;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>Offers that wait for the bureau's decision: many are approved at once, each is answered by itself.</summary>
public sealed partial class ReviewsPage
{
    private readonly HashSet<int> chosen = [];
    private readonly Dictionary<int, string> refusals = [];
    private string? answer;
    private bool busy;
    private List<OfferRow>? rows;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private OfferReviewService Review { get; set; } = null!;

    [Inject] private RuleWords Rules { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive) await LoadAsync();
    }

    private async Task ApproveAsync()
    {
        busy = true;
        refusals.Clear();
        var results = await Review.ApproveAsync([.. chosen.Order()]);
        foreach (var result in results)
            if (result.Refusal is { } refusal) refusals[result.Id] = Rules.Of(refusal);
        answer = Text["ApprovedOf", results.Count - refusals.Count, results.Count];
        await LoadAsync();
        busy = false;
    }

    private void Choose(int id, bool isChosen)
    {
        if (isChosen) chosen.Add(id);
        else chosen.Remove(id);
    }

    private async Task LoadAsync()
    {
        rows = await Review.QueueAsync();
        chosen.Clear();
    }

    private async Task ReturnAsync(OfferRow row)
    {
        if (await Dialogs.AskWhyAsync(Text["OfferReturnWhy"], $"return-{row.Id}", reason => Feedback.TryAsync(() => Review.ReturnAsync(row.Id, reason), Text["OfferReturned"]))) await LoadAsync();
    }

    private string SubmissionOf(OfferRow row) => Text["StepBy", row.Offer.SubmittedBy!, Shown.Minute(row.Offer.Steps.Max(step => step.At))];

    private void ToggleAll()
    {
        var all = rows!.Select(row => row.Id).ToList();
        var isAll = chosen.Count == all.Count;
        chosen.Clear();
        if (!isAll) chosen.UnionWith(all);
    }
}
