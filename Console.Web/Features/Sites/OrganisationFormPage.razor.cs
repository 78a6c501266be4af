using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Features.Conflicts;
using ParkingOps.Web.Features.Drafts;

namespace ParkingOps.Web.Features.Sites;

/// <summary>The form of an organisation.</summary>
public sealed partial class OrganisationFormPage
{
    private EditConflict<OrganisationInput>? conflict;
    private List<District> districts = [];
    private KeptDraft<OrganisationInput>? draft;
    private OrganisationInput? input;
    private OrganisationInput? original;
    private bool saving;

    /// <summary>Code of the organisation, or null for a new one.</summary>
    [Parameter] public string? Code { get; set; }

    [Inject] private AuditService Audit { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private OrganisationService Organisations { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        districts = await Sites.DistrictsAsync();
        original = Code is null ? null : await Organisations.EditAsync(Code);
        input = original is null ? new OrganisationInput() : EditConflict.Copy(original);
    }

    private async Task SaveAsync()
    {
        // The second click of a double click comes before the page could disable the button.
        if (saving) return;
        saving = true;
        saving = await Feedback.TryAsync(() => Organisations.SaveAsync(input!, isNew: Code is null));
        if (!saving)
        {
            await CompareAsync();
            return;
        }
        await draft!.RemoveAsync();
        Navigation.NavigateTo($"organisations/{input!.Code!.Trim().ToUpperInvariant()}");
    }

    // A refusal may be because somebody else has saved meanwhile; then the person is told what, and keeps what he typed.
    private async Task CompareAsync()
    {
        if (Code is null || await Organisations.EditAsync(Code) is not { } theirs || theirs.SeenLine == input!.SeenLine) return;
        conflict = EditConflict.Of(input, original!, theirs, (await Audit.HistoryAsync(nameof(Organisation), Code, 1)).Rows);
        original = theirs;
    }

    private string? NameOf(string field, string value) =>
        field == nameof(OrganisationInput.DistrictCode) && districts.Find(one => one.Code == value) is { } district ? Shown.Name(district) : null;
}
