using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Drafts;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>The form of a quota version.</summary>
public sealed partial class QuotaPage
{
    private QuotaInput? input;
    private KeptDraft<QuotaInput>? draft;
    private bool saving;
    private int shareable = 10;
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
        var site = await Sites.FindAsync(Code);
        var today = ServiceDay.Today(Clock);
        siteName = site.Name;
        shareable = Math.Max(1, site.CapacityOn(today)?.Shareable ?? 1);
        var isHospital = site.Organisation.Kind == OrganisationKind.Hospital;
        var quotas = (await Sharing.ShowAsync(Code)).Quotas;
        input = new QuotaInput
        {
            Service = isHospital ? ServiceKind.HospitalReservation : ServiceKind.OffPeakSharing,
            FirstDay = today,
            Windows = isHospital ? WindowInput.HospitalDay(shareable) : WindowInput.OfficeYard(shareable),
        };
        if (quotas.LastOrDefault(quota => quota.Service == input.Service) is { } held)
            input.Windows = [.. held.Windows.Select(window => WindowInput.Of(window.Time, window.Spaces))];
    }

    private async Task SaveAsync()
    {
        // The second click of a double click comes before the page could disable the button.
        if (saving) return;
        saving = true;
        saving = await Feedback.TryAsync(() => Sharing.SetQuotaAsync(Code, input!));
        if (!saving) return;
        await draft!.RemoveAsync();
        Navigation.NavigateTo($"sites/{Code}?tab=quota");
    }
}
