using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using ParkingOps.Web.Components.Shared;

namespace ParkingOps.Web.Features.Access;

/// <summary>The own account: password, authenticator app, sessions, sign-ins.</summary>
public sealed partial class AccountPage
{
    private readonly ChosenPassword chosen = new();
    private AccountRow? account;
    private Guid? current;
    private List<SignInRow> history = [];
    private string old = "";
    private List<SessionRow> sessions = [];

    [Inject] private OwnAccountService Own { get; set; } = null!;

    [Inject] private AuthenticationStateProvider SignIn { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IOptions<AccessRules> Rules { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        current = Sessions.Of((await SignIn.GetAuthenticationStateAsync()).User);
        await LoadAsync();
    }

    private async Task LoadAsync() => (account, sessions, history) = await Own.ShowAsync();

    private async Task ChangePasswordAsync()
    {
        if (!chosen.Agree) Feedback.Refuse(Text["PasswordsDiffer"]);
        else if (await Feedback.AskAsync(() => Own.ChangePasswordAsync(old, chosen.New))) Navigation.NavigateTo("login?Why=password", forceLoad: true);
    }

    private async Task EndAsync(Guid session)
    {
        if (await Feedback.TryAsync(() => Own.EndSessionAsync(session))) await LoadAsync();
    }
}
