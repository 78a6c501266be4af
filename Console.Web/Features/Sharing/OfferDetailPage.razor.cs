using Microsoft.AspNetCore.Components;
using ParkingOps.Domain;
using ParkingOps.Domain.Sharing;
using ParkingOps.Web.Components.Shared;
using Radzen;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>One offer: what it says, how it came here, and what may be done with it.</summary>
public sealed partial class OfferDetailPage
{
    private bool busy;
    private bool missing;
    private OfferRow? row;

    /// <summary>Number of the offer.</summary>
    [Parameter] public int Id { get; set; }

    [SupplyParameterFromQuery] private int? Changes { get; set; }

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private OfferService Offers { get; set; } = null!;

    [Inject] private OfferReviewService Review { get; set; } = null!;

    private List<OfferStep> Steps => [.. row!.Offer.Steps.OrderBy(step => step.Number)];

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive) await LoadAsync();
    }

    private async Task<bool> ActAsync(Func<Task> act, string done)
    {
        busy = true;
        var isDone = await Feedback.TryAsync(act, Text[done]);
        if (isDone) await LoadAsync();
        busy = false;
        return isDone;
    }

    private Task<bool> ApproveAsync() => ActAsync(async () =>
    {
        if ((await Review.ApproveAsync([Id]))[0].Refusal is { } refusal) throw refusal;
    }, "OfferApproved");

    private async Task LoadAsync()
    {
        try
        {
            row = await Offers.FindAsync(Id);
        }
        catch (RuleException refusal) when (refusal.Code == "not-found")
        {
            missing = true;
        }
    }

    private async Task ReturnAsync()
    {
        if (await Dialogs.AskWhyAsync(Text["OfferReturnWhy"], $"return-{Id}", reason => ActAsync(() => Review.ReturnAsync(Id, reason), "OfferReturned"))) await LoadAsync();
    }

    private async Task WithdrawAsync()
    {
        if (await Dialogs.AskWhyAsync(Text["OfferWithdrawWhy"], $"withdraw-{Id}", reason => ActAsync(() => Offers.WithdrawAsync(Id, reason), "OfferWithdrawn"))) await LoadAsync();
    }
}
