using Microsoft.AspNetCore.Components;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Sites;
using Radzen;

namespace ParkingOps.Web.Features.Access;

/// <summary>Keys of machines.</summary>
public sealed partial class KeysPage
{
    // Codes of organisations hold no star.
    private const string CitizenApp = "*";
    private const string CityPortal = "**";
    private bool adding;
    private string label = "";
    private string? made;
    private List<OrganisationChoice> organisations = [];
    private string? owner;
    private List<ApiKeyRow>? rows;

    [Inject] private ApiKeyService Keys { get; set; } = null!;

    [Inject] private OrganisationService Organisations { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        rows = await Keys.ListAsync();
        organisations = await Organisations.ChoicesAsync();
    }

    private async Task CreateAsync()
    {
        if (string.IsNullOrEmpty(owner))
        {
            Feedback.Refuse(Shell["RequiredField", Text["KeyOwner"]]);
            return;
        }
        if (!await Feedback.TryAsync(async () => made = await (owner == CitizenApp ? Keys.CreateForCitizenAppAsync(label) : owner == CityPortal ? Keys.CreateForPortalAsync(label) : Keys.CreateAsync(owner, label)))) return;
        (adding, label, owner) = (false, "", null);
        rows = await Keys.ListAsync();
    }

    private async Task RevokeAsync(ApiKeyRow row)
    {
        var sure = await Dialogs.Confirm(Text["KeyRevokeAsk", row.Prefix], Text["KeyRevoke"],
            new ConfirmOptions { OkButtonText = Text["KeyRevoke"], CancelButtonText = Shell["Cancel"] });
        if (sure == true && await Feedback.TryAsync(() => Keys.RevokeAsync(row.Id))) rows = await Keys.ListAsync();
    }
}
