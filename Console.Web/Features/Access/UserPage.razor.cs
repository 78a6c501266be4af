using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Sites;
using Radzen;

namespace ParkingOps.Web.Features.Access;

/// <summary>One account: what it is, what an administrator may do with it, its sessions and its sign-ins.</summary>
public sealed partial class UserPage
{
    private AccountRow? account;
    private Guid? current;
    private List<SignInRow> history = [];
    private bool isOwn;
    private string? link;
    private bool missing;
    private int? organisationId;
    private List<OrganisationChoice> organisations = [];
    private string role = "";
    private List<SessionRow> sessions = [];

    /// <summary>Name of the account.</summary>
    [Parameter] public string Name { get; set; } = "";

    [Inject] private AccountService Accounts { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private OrganisationService Organisations { get; set; } = null!;

    [Inject] private AuthenticationStateProvider SignIn { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        var user = (await SignIn.GetAuthenticationStateAsync()).User;
        (current, isOwn) = (Sessions.Of(user), string.Equals(user.Identity?.Name, Name, StringComparison.OrdinalIgnoreCase));
        organisations = await Organisations.ChoicesAsync();
        try
        {
            await LoadAsync();
        }
        catch (RuleException refusal) when (refusal.Code == "not-found")
        {
            missing = true;
        }
    }

    private async Task LoadAsync()
    {
        (account, sessions, history) = await Accounts.FindAsync(Name);
        (role, organisationId) = (account.Role, account.OrganisationId);
    }

    private async Task DoAsync(Func<string, Task> act)
    {
        if (await Feedback.TryAsync(() => act(Name))) await LoadAsync();
    }

    private Task SetRoleAsync() => DoAsync(name => Accounts.SetRoleAsync(name, role, role == Role.UnitManager ? organisationId : null));

    private Task ResetPasswordAsync() => DoAsync(async name => link = await Accounts.ResetPasswordAsync(name));

    private async Task ResetFactorAsync()
    {
        if (await IsSureAsync("FactorResetAsk", "FactorReset")) await DoAsync(Accounts.ResetSecondFactorAsync);
    }

    private async Task DisableAsync()
    {
        if (await IsSureAsync("DisableAsk", "Disable")) await DoAsync(Accounts.DisableAsync);
    }

    private async Task<bool> IsSureAsync(string question, string act) =>
        await Dialogs.Confirm(Text[question, Name], Text[act], new ConfirmOptions { OkButtonText = Text[act], CancelButtonText = Shell["Cancel"] }) == true;
}
