using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Sites;
using Radzen;
using Radzen.Blazor;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>The applications in scope; the filters are in the address.</summary>
public sealed partial class ApplicationsPage
{
    private bool busy;
    private string find = "";
    private RadzenDataGrid<ApplicationRow>? grid;
    private bool isAsked;
    private bool isUnit = true;
    private readonly LatestQuestion latest = new();
    private bool loading;
    private List<OrganisationChoice> organisations = [];
    private IEnumerable<ApplicationRow>? rows;
    private string startFor = "";
    private string state = "";
    private int total;

    [Inject] private OnboardingService Applications { get; set; } = null!;

    [Inject] private CurrentActor Current { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private OrganisationService Organisations { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Q { get; set; }

    [SupplyParameterFromQuery] private string? State { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        isUnit = (await Current.GetAsync()).OrganisationId is not null;
        if (RendererInfo.IsInteractive && !isUnit) organisations = await Organisations.ChoicesAsync();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        (find, state) = (Q ?? "", State ?? "");
        // At first the grid asks by itself: asked twice, it would make its rows anew under a hand.
        if (isAsked && grid is not null) await grid.FirstPage(forceReload: true);
        isAsked = true;
    }

    private void Apply() => Navigation.NavigateTo(Address.Of("onboarding", ("q", find.Trim()), ("state", state)));

    private async Task LoadAsync(LoadDataArgs args)
    {
        if (!RendererInfo.IsInteractive) return;
        loading = true;
        var order = string.IsNullOrEmpty(args.OrderBy) ? $"{nameof(ApplicationRow.Id)} desc" : $"{args.OrderBy}, {nameof(ApplicationRow.Id)}";
        await latest.AskAsync(Applications.ListAsync(new ApplicationFilter(
            Q, Enum.TryParse<ApplicationStatus>(State, out var chosen) ? chosen : null, new Paging(args.Skip ?? 0, args.Top ?? Paging.DefaultSize, order))), page => (rows, total, loading) = (page.Rows, page.Total, false));
    }

    private async Task StartAsync()
    {
        if (busy) return;
        busy = true;
        var id = 0;
        busy = await Feedback.AskAsync(async () => id = await Applications.StartAsync(startFor));
        if (busy) Navigation.NavigateTo($"onboarding/{id}?step={WizardSteps.First}");
    }
}
