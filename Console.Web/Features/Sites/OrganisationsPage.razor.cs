using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using Radzen;
using Radzen.Blazor;

namespace ParkingOps.Web.Features.Sites;

/// <summary>The list of organisations; its filters are in the address.</summary>
public sealed partial class OrganisationsPage
{
    private string find = "";
    private RadzenDataGrid<OrganisationRow>? grid;
    private bool isAsked;
    private string kind = "";
    private readonly LatestQuestion latest = new();
    private bool loading;
    private IEnumerable<OrganisationRow>? rows;
    private int total;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private OrganisationService Organisations { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Q { get; set; }

    [SupplyParameterFromQuery] private string? Kind { get; set; }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        (find, kind) = (Q ?? "", Kind ?? "");
        // At first the grid asks by itself: asked twice, it would make its rows anew under a hand.
        if (isAsked && grid is not null) await grid.FirstPage(forceReload: true);
        isAsked = true;
    }

    private void Apply() => Navigation.NavigateTo(Address.Of("organisations", ("q", find.Trim()), ("kind", kind)));

    private async Task LoadAsync(LoadDataArgs args)
    {
        if (!RendererInfo.IsInteractive) return;
        loading = true;
        var order = string.IsNullOrEmpty(args.OrderBy) ? nameof(OrganisationRow.Code) : $"{args.OrderBy}, {nameof(OrganisationRow.Code)}";
        await latest.AskAsync(Organisations.ListAsync(new OrganisationFilter(
            Q, Enum.TryParse<OrganisationKind>(Kind, out var chosen) ? chosen : null, new Paging(args.Skip ?? 0, args.Top ?? Paging.DefaultSize, order))), page => (rows, total, loading) = (page.Rows, page.Total, false));
    }
}
