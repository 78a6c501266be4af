using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Access;

/// <summary>Accounts and their roles.</summary>
public sealed partial class UsersPage
{
    private bool adding;
    private int? organisationId;
    private List<OrganisationChoice> organisations = [];
    private string? password;
    private string role = Role.Operator;
    private List<AccountRow>? rows;
    private string userName = "";

    [Inject] private AccountService Accounts { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private OrganisationService Organisations { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        rows = await Accounts.ListAsync();
        organisations = await Organisations.ChoicesAsync();
    }

    private async Task CreateAsync()
    {
        var organisation = role == Role.UnitManager ? organisationId : null;
        if (!await Feedback.TryAsync(async () => password = await Accounts.CreateAsync(userName.Trim(), role, organisation))) return;
        (adding, userName, organisationId) = (false, "", null);
        rows = await Accounts.ListAsync();
    }
}
