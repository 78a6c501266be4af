using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using Radzen;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>What a site shares: the week's openings, its quota versions and its offers.</summary>
public sealed partial class SharingPanel
{
    private DateTimeOffset now;
    private SiteSharing? sharing;
    private SiteSchedule? schedule;
    private DateOnly today;

    /// <summary>The site.</summary>
    [Parameter, EditorRequired] public Site Site { get; set; } = null!;

    /// <summary>Its code.</summary>
    [Parameter, EditorRequired] public string SiteCode { get; set; } = "";

    /// <summary>What of it is shown: the week, the quota or the offers.</summary>
    [Parameter, EditorRequired] public string Part { get; set; } = "week";

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private OfferService Offers { get; set; } = null!;

    [Inject] private SharingService Sharing { get; set; } = null!;

    private string Now
    {
        get
        {
            var open = schedule!.Published(now, now.AddDays(14));
            if (open.Count == 0) return Text["ClosedNow"];
            return open[0].Time.Start <= now
                ? Text["OpenNow", open[0].Spaces, Shown.Minute(open[0].Time.End)]
                : Text["NextOpen", Shown.Minute(open[0].Time.Start)];
        }
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        now = Clock.GetUtcNow();
        today = ServiceDay.Of(now);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        sharing = await Sharing.ShowAsync(SiteCode);
        schedule = new SiteSchedule(sharing.Rules);
    }

    private async Task WithdrawAsync(Offer offer)
    {
        if (await Dialogs.AskWhyAsync(Text["OfferWithdrawWhy"], $"withdraw-{offer.Id}", reason => Feedback.TryAsync(() => Offers.WithdrawAsync(offer.Id, reason)))) await LoadAsync();
    }
}
