using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>The form of an offer; it starts from the quota in force.</summary>
public sealed partial class OfferPage
{
    private OfferInput? input;
    private IReadOnlyList<Quota> quotas = [];
    private bool saving;
    private ServiceKind[] services = [];
    private string? siteName;

    /// <summary>Code of the site.</summary>
    [Parameter] public string Code { get; set; } = "";

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private SharingService Sharing { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        siteName = (await Sites.FindAsync(Code)).Name;
        quotas = (await Sharing.ShowAsync(Code)).Quotas;
        services = [.. quotas.Select(quota => quota.Service).Distinct()];
        input = new OfferInput { FirstDay = ServiceDay.Today(Clock), Service = services.FirstOrDefault(ServiceKind.OffPeakSharing) };
        TakeQuota();
    }

    private async Task SaveAsync()
    {
        // The second click of a double click comes before the page could disable the button.
        if (saving) return;
        saving = true;
        saving = await Feedback.TryAsync(() => Sharing.PublishAsync(Code, input!), Text["OfferPublished"]);
        if (saving) Navigation.NavigateTo($"sites/{Code}");
    }

    private void TakeQuota()
    {
        var held = quotas.Where(quota => quota.Service == input!.Service).MaxBy(quota => quota.FirstDay);
        if (held is null || held.Windows.Count == 0) return;
        input!.Spaces = held.Windows.Min(window => window.Spaces);
        input.Windows = [.. held.Windows.Select(window => WindowInput.Of(window.Time, window.Spaces))];
        if (held.FirstDay > input.FirstDay) input.FirstDay = held.FirstDay;
    }
}
