using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Features.Conflicts;
using ParkingOps.Web.Features.Drafts;

namespace ParkingOps.Web.Features.Sites;

/// <summary>The form of a site.</summary>
public sealed partial class SiteFormPage
{
    private EditConflict<SiteInput>? conflict;
    private List<District> districts = [];
    private SiteInput? input;
    private SiteInput? original;
    private List<OrganisationChoice> organisations = [];
    private KeptDraft<SiteInput>? draft;
    private bool saving;

    /// <summary>Code of the site, or null for a new one.</summary>
    [Parameter] public string? Code { get; set; }

    [Inject] private AuditService Audit { get; set; } = null!;

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
        original = Code is null ? null : await Sites.EditAsync(Code);
        input = original is not null ? EditConflict.Copy(original) : new SiteInput { OrganisationCode = Organisation, CapacityFrom = ServiceDay.Today(Clock) };
    }

    private async Task SaveAsync()
    {
        // The second click of a double click comes before the page could disable the button.
        if (saving) return;
        saving = true;
        saving = await Feedback.TryAsync(() => Sites.SaveAsync(input!, isNew: Code is null));
        if (!saving)
        {
            await CompareAsync();
            return;
        }
        await draft!.RemoveAsync();
        Navigation.NavigateTo($"sites/{input!.Code!.Trim().ToUpperInvariant()}");
    }

    // A refusal may be because somebody else has saved meanwhile; then the person is told what, and keeps what he typed.
    private async Task CompareAsync()
    {
        if (Code is null || await Sites.EditAsync(Code) is not { } theirs || theirs.SeenLine == input!.SeenLine) return;
        conflict = EditConflict.Of(input, original!, theirs, (await Audit.HistoryAsync(nameof(Site), Code, 1)).Rows);
        original = theirs;
    }

    private string? NameOf(string field, string value) =>
        field == nameof(SiteInput.DistrictCode) && districts.Find(one => one.Code == value) is { } district ? Shown.Name(district) : null;
}
