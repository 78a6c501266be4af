using Microsoft.AspNetCore.Components;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Access;

/// <summary>Accounts and their roles; here people are invited.</summary>
public sealed partial class UsersPage
{
    private readonly LatestQuestion latest = new();
    private bool adding;
    private InvitationInput input = new();
    private string invited = "";
    private string? link;
    private List<OrganisationChoice> organisations = [];
    private List<AccountRow>? rows;

    [Inject] private AccountService Accounts { get; set; } = null!;

    [Inject] private AccountMail Mail { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private OrganisationService Organisations { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Find { get; set; }

    [SupplyParameterFromQuery] private string? InRole { get; set; }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        await latest.AskAsync(Accounts.ListAsync(new AccountFilter(Find, InRole)), found => rows = found);
        if (organisations.Count == 0) organisations = await Organisations.ChoicesAsync();
    }

    private async Task InviteAsync()
    {
        input.UserName = input.UserName.Trim();
        if (input.Role != Domain.Access.Role.UnitManager) input.OrganisationId = null;
        if (!await Feedback.TryAsync(async () => link = await Accounts.InviteAsync(input), Text["UserInvited", input.UserName])) return;
        if (input.Email.Length > 0) await Feedback.AskAsync(() => Mail.SendAsync(input.Email.Trim(), input.UserName, $"{Navigation.BaseUri}welcome?Link={link}"));
        (adding, invited, input) = (false, input.UserName, new InvitationInput());
        await latest.AskAsync(Accounts.ListAsync(new AccountFilter(Find, InRole)), found => rows = found);
    }
}
