using Microsoft.AspNetCore.Components;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Drafts;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>The form of an offer; a new one starts from the quota in force.</summary>
public sealed partial class OfferPage
{
    private OfferInput? input;
    private bool mayPublish;
    private string? refused;
    private KeptDraft<OfferInput>? draft;
    private bool saving;
    private ServiceKind[] services = [];
    private SiteSharing? sharing;
    private string site = "";
    private string? siteName;

    private enum Act
    {
        Draft,
        Submit,
        Publish,
    }

    /// <summary>Code of the site of a new offer.</summary>
    [Parameter] public string? Code { get; set; }

    /// <summary>Number of the offer that is changed, or null for a new one.</summary>
    [Parameter] public int? Id { get; set; }

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private CurrentActor Current { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private OfferService Offers { get; set; } = null!;

    [Inject] private RuleWords Rules { get; set; } = null!;

    [Inject] private SharingService Sharing { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    private Act Main => mayPublish ? Act.Publish : Act.Submit;

    private string Back => Id is { } id ? $"offers/{id}" : $"sites/{Code}";

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        mayPublish = Offers.MayPublishAtOnce && (await Current.GetAsync()).May(Permission.ReviewOffers);
        OfferInput? kept = null;
        try
        {
            if (Id is { } id) (site, kept) = await Offers.EditAsync(id);
            else site = Code!;
        }
        catch (RuleException refusal) when (refusal.Code == "offer-not-editable")
        {
            refused = Rules.Of(refusal);
            return;
        }
        siteName = (await Sites.FindAsync(site)).Name;
        sharing = await Sharing.ShowAsync(site);
        services = [.. sharing.Quotas.Select(quota => quota.Service).Distinct()];
        input = kept ?? New();
        if (kept is null) TakeQuota();
    }

    private OfferInput New() => new() { FirstDay = ServiceDay.Today(Clock), Service = services.FirstOrDefault(ServiceKind.OffPeakSharing) };

    private async Task SaveAsync(Act act)
    {
        // The second click of a double click comes before the page could disable the button.
        if (saving) return;
        saving = true;
        OfferOutcome? outcome = null;
        var done = Text[act switch { Act.Draft => "OfferDraftSaved", Act.Publish => "OfferPublished", _ => "OfferSubmitted" }];
        saving = await Feedback.TryAsync(async () => outcome = await DoAsync(act), done);
        if (!saving) return;
        await draft!.RemoveAsync();
        Navigation.NavigateTo(act == Act.Draft ? $"offers/{outcome!.Id}" : $"sites/{site}");
    }

    private Task<OfferOutcome> DoAsync(Act act) => act switch
    {
        Act.Draft => Offers.SaveDraftAsync(site, input!),
        Act.Publish => Offers.PublishAsync(site, input!),
        _ => Offers.SubmitAsync(site, input!),
    };

    // What the quota leaves beside other offers, at the tightest instant of two weeks at which it is open.
    private int LeftOf(ServiceKind service, DateOnly from)
    {
        var schedule = new SiteSchedule(sharing!.Rules);
        var start = ServiceDay.StartOf(from);
        var open = schedule.Edges(start, start.AddDays(14)).Where(at => schedule.Allowed(service, at) > 0).ToList();
        return open.Count == 0 ? 1 : open.Min(at => schedule.Allowed(service, at) - schedule.Held(service, at));
    }

    private void TakeQuota()
    {
        var held = sharing!.Quotas.Where(quota => quota.Service == input!.Service).MaxBy(quota => quota.FirstDay);
        if (held is null || held.Windows.Count == 0) return;
        input!.Spaces = Math.Max(1, LeftOf(input.Service, input.FirstDay));
        input.Windows = [.. held.Windows.Select(window => WindowInput.Of(window.Time, window.Spaces))];
        if (held.FirstDay > input.FirstDay) input.FirstDay = held.FirstDay;
    }
}
