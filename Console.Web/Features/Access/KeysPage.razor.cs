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
    private const int Soon = 30;
    private static readonly int[] Overlaps = [0, 1, 7, 30];
    private bool adding;
    private int? days = KeyLife.Usual;
    private string label = "";
    private string? made;
    private List<OrganisationChoice> organisations = [];
    private int overlap = 7;
    private string? owner;
    private ApiKeyRow? replaced;
    private List<ApiKeyRow>? rows;

    [Inject] private ApiKeyService Keys { get; set; } = null!;

    [Inject] private OrganisationService Organisations { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

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
        if (!await Feedback.TryAsync(async () => made = await (owner == CitizenApp ? Keys.CreateForCitizenAppAsync(label, days) : owner == CityPortal ? Keys.CreateForPortalAsync(label, days) : Keys.CreateAsync(owner, label, days)))) return;
        (adding, label, owner) = (false, "", null);
        rows = await Keys.ListAsync();
    }

    private void Choose(ApiKeyRow row) => (replaced, adding, days) = (row, false, KeyLife.Usual);

    private async Task ReplaceAsync()
    {
        if (!await Feedback.TryAsync(async () => made = await Keys.ReplaceAsync(replaced!.Id, overlap, days))) return;
        replaced = null;
        rows = await Keys.ListAsync();
    }

    private bool IsLive(ApiKeyRow row) => row.RevokedAt is null && !(row.ExpiresAt <= Clock.GetUtcNow());

    private bool IsSoonOver(ApiKeyRow row) => IsLive(row) && row.ExpiresAt < Clock.GetUtcNow().AddDays(Soon);

    private string State(ApiKeyRow row) => Text[row.RevokedAt is not null ? "KeyRevoked" : !IsLive(row) ? "KeyExpired" : IsSoonOver(row) ? "KeyEndsSoon" : "KeyActive"];

    private string Tone(ApiKeyRow row) => !IsLive(row) ? "tone-muted" : IsSoonOver(row) ? "tone-warn" : "tone-good";

    private async Task RevokeAsync(ApiKeyRow row)
    {
        var sure = await Dialogs.Confirm(Text["KeyRevokeAsk", row.Prefix], Text["KeyRevoke"],
            new ConfirmOptions { OkButtonText = Text["KeyRevoke"], CancelButtonText = Shell["Cancel"] });
        if (sure == true && await Feedback.TryAsync(() => Keys.RevokeAsync(row.Id))) rows = await Keys.ListAsync();
    }
}
