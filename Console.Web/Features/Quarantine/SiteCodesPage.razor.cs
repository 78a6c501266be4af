using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Drafts;
using Radzen;

namespace ParkingOps.Web.Features.Quarantine;

/// <summary>Codes under which senders know sites: those that are mapped, and mapping another.</summary>
public sealed partial class SiteCodesPage
{
    private KeptDraft<SiteCodeInput>? draft;
    private SiteCodeInput? input;
    private List<SenderChoice> keys = [];
    private List<SiteCodeRow>? rows;
    private bool saving;
    private List<MappableSite> sites = [];

    [Inject] private CurrentActor Current { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private SiteCodeService Mappings { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private QuarantineService Quarantine { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Code { get; set; }

    [SupplyParameterFromQuery] private int? Key { get; set; }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        keys = await Quarantine.KeysAsync();
        rows = await Mappings.ListAsync();
        if (Code is not null && input is null && (await Current.GetAsync()).May(Permission.EditRegister)) await OpenAsync();
    }

    private static QuarantineFilter FilterOf(SiteCodeRow row) => new() { Code = "unknown-site", SiteCode = row.Code, KeyId = row.KeyId };

    private async Task ChooseAsync() => sites = await Mappings.SitesAsync(input!.KeyId);

    private void Close()
    {
        input = null;
        if (Code is not null) Navigation.NavigateTo("quarantine/site-codes");
    }

    private async Task ContinueAsync(SiteCodeInput typed)
    {
        input = typed;
        await ChooseAsync();
    }

    private async Task EndAsync(SiteCodeRow row)
    {
        if (await Dialogs.AskWhyAsync(Text["MapEndWhy"], $"site-code-{row.Id}", reason => Feedback.TryAsync(() => Mappings.EndAsync(row.Id, reason)))) rows = await Mappings.ListAsync();
    }

    private async Task OpenAsync()
    {
        input = new SiteCodeInput { Code = Code ?? "", KeyId = Key };
        await ChooseAsync();
    }

    private async Task SetAsync()
    {
        if (saving) return;
        saving = true;
        if (await Feedback.TryAsync(() => Mappings.SetAsync(input!), Text["Mapped"]))
        {
            await draft!.RemoveAsync();
            Close();
            rows = await Mappings.ListAsync();
        }
        saving = false;
    }
}
