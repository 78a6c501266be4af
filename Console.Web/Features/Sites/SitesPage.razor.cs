using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using Radzen;
using Radzen.Blazor;

namespace ParkingOps.Web.Features.Sites;

/// <summary>The list of sites; its filters are in the address, its pages and order come from the database.</summary>
public sealed partial class SitesPage
{
    private string district = "";
    private List<District> districts = [];
    private string find = "";
    private RadzenDataGrid<SiteRow>? grid;
    private bool isAsked;
    private string kind = "";
    private readonly LatestQuestion latest = new();
    private bool loading;
    private IEnumerable<SiteRow>? rows;
    private string state = "";
    private int? total;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Q { get; set; }

    [SupplyParameterFromQuery] private string? District { get; set; }

    [SupplyParameterFromQuery] private string? Kind { get; set; }

    [SupplyParameterFromQuery] private string? State { get; set; }

    private string EmptyText => Q is null && District is null && Kind is null && State is null ? Text["SitesEmpty"] : Shell["EmptyFiltered"];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive) districts = await Sites.DistrictsAsync();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        (find, district, kind, state) = (Q ?? "", District ?? "", Kind ?? "", State ?? "");
        // At first the grid asks by itself: asked twice, it would make its rows anew under a hand.
        if (isAsked && grid is not null) await grid.FirstPage(forceReload: true);
        isAsked = true;
    }

    private void Apply() =>
        Navigation.NavigateTo(Address.Of("sites", ("q", find.Trim()), ("district", district), ("kind", kind), ("state", state)));

    private string DistrictName(string? code) => districts.FirstOrDefault(one => one.Code == code) is { } found ? Shown.Name(found) : "";

    private async Task LoadAsync(LoadDataArgs args)
    {
        if (!RendererInfo.IsInteractive) return;
        loading = true;
        var order = string.IsNullOrEmpty(args.OrderBy) ? nameof(SiteRow.Code) : $"{args.OrderBy}, {nameof(SiteRow.Code)}";
        await latest.AskAsync(Sites.ListAsync(new SiteFilter(
            Q, District, Parse<OrganisationKind>(Kind), Parse<Lifecycle>(State), new Paging(args.Skip ?? 0, args.Top ?? Paging.DefaultSize, order))), page => (rows, total, loading) = (page.Rows, page.Total, false));
    }

    private static T? Parse<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) ? value : null;
}
