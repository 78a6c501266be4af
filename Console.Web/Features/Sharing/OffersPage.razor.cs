using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Sites;
using Radzen;
using Radzen.Blazor;

namespace ParkingOps.Web.Features.Sharing;

/// <summary>The offers of all sites in scope, for a unit manager its own; the filters are in the address.</summary>
public sealed partial class OffersPage
{
    private const int SitesOffered = 200;
    private RadzenDataGrid<OfferRow>? grid;
    private bool isAsked;
    private bool isUnit;
    private readonly LatestQuestion latest = new();
    private bool loading;
    private IEnumerable<OfferRow>? rows;
    private string site = "";
    private IReadOnlyList<SiteRow> sites = [];
    private string status = "";
    private int total;

    [Inject] private CurrentActor Current { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private OfferService Offers { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Site { get; set; }

    [SupplyParameterFromQuery] private string? Status { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        isUnit = (await Current.GetAsync()).OrganisationId is not null;
        if (!RendererInfo.IsInteractive) return;
        sites = [.. (await Sites.ListAsync(new SiteFilter(null, null, null, null, new Paging(0, SitesOffered, nameof(SiteRow.Code))))).Rows
            .Where(one => one.Lifecycle is Lifecycle.Approved or Lifecycle.Live)];
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        (site, status) = (Site ?? "", Status ?? "");
        // At first the grid asks by itself: asked twice, it would make its rows anew under a hand.
        if (isAsked && grid is not null) await grid.FirstPage(forceReload: true);
        isAsked = true;
    }

    private void Apply() => Navigation.NavigateTo(Address.Of("offers", ("site", site.Trim().ToUpperInvariant()), ("status", status)));

    private string LastStepOf(Offer offer) => offer.Steps.MaxBy(step => step.Number) is { } step
        ? Text["StepBy", step.By, Shown.Minute(step.At)]
        : Text["StepBy", offer.DraftedBy, Shown.Minute(offer.DraftedAt)];

    private async Task LoadAsync(LoadDataArgs args)
    {
        if (!RendererInfo.IsInteractive) return;
        loading = true;
        await latest.AskAsync(Offers.ListAsync(new OfferFilter(
            Site, Enum.TryParse<OfferStatus>(Status, out var chosen) ? chosen : null, new Paging(args.Skip ?? 0, args.Top ?? Paging.DefaultSize, nameof(OfferRow.Id)))), page => (rows, total, loading) = (page.Rows, page.Total, false));
    }
}
