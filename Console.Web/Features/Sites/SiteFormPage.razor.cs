using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Drafts;

namespace ParkingOps.Web.Features.Sites;

/// <summary>The form of a site.</summary>
public sealed partial class SiteFormPage
{
    private List<District> districts = [];
    private SiteInput? input;
    private List<OrganisationChoice> organisations = [];
    private KeptDraft<SiteInput>? draft;
    private bool saving;

    /// <summary>Code of the site, or null for a new one.</summary>
    [Parameter] public string? Code { get; set; }

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private OrganisationService Organisations { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Organisation { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        districts = await Sites.DistrictsAsync();
        organisations = await Organisations.ChoicesAsync();
        input = Code is null ? new SiteInput { OrganisationCode = Organisation, CapacityFrom = ServiceDay.Today(Clock) } : await Sites.EditAsync(Code);
    }

    private async Task SaveAsync()
    {
        // The second click of a double click comes before the page could disable the button.
        if (saving) return;
        saving = true;
        saving = await Feedback.TryAsync(() => Sites.SaveAsync(input!, isNew: Code is null));
        if (!saving) return;
        await draft!.RemoveAsync();
        Navigation.NavigateTo($"sites/{input!.Code!.Trim().ToUpperInvariant()}");
    }
}
