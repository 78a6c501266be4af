using Microsoft.AspNetCore.Components;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Drafts;
using ParkingOps.Web.Features.Sharing;
using ParkingOps.Web.Features.Sites;

namespace ParkingOps.Web.Features.Exceptions;

/// <summary>The form of an exception: what it would do is shown first, and only what was shown can be set.</summary>
public sealed partial class ExceptionFormPage
{
    private const string CloseChoice = "close";
    private const int MostFound = 10;
    private const string OpenChoice = "open";
    private List<District> districts = [];
    private IReadOnlyList<SiteRow> found = [];
    private KeptDraft<ExceptionInput>? draft;
    private ExceptionInput? input;
    private List<OrganisationChoice> organisations = [];
    private RulesPreview? preview;
    private bool working;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private ExceptionService Exceptions { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private OrganisationService Organisations { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Site { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        (districts, organisations) = (await Sites.DistrictsAsync(), await Organisations.ChoicesAsync());
        input = new ExceptionInput { FirstDay = ServiceDay.Today(Clock), SiteCode = Site ?? "" };
    }

    private void Choose(ChangeEventArgs chosen)
    {
        Forget();
        input!.Opens = $"{chosen.Value}" == OpenChoice;
        if (input.Opens && input.Windows.Count == 0) input.Windows.Add(new WindowInput { Start = new TimeOnly(18, 0), End = new TimeOnly(8, 0), EndDay = 1 });
    }

    private void Continue(ExceptionInput typed)
    {
        Forget();
        input = typed;
    }

    private async Task FindAsync(ChangeEventArgs typed)
    {
        input!.SiteCode = $"{typed.Value}";
        Forget();
        found = (await Sites.ListAsync(new SiteFilter(input.SiteCode, null, null, null, new Paging(0, MostFound, nameof(SiteRow.Code))))).Rows;
    }

    // What was shown is no longer what would be set.
    private void Forget() => preview = null;

    private async Task PreviewAsync()
    {
        if (working) return;
        (working, preview) = (true, null);
        await Feedback.AskAsync(async () => preview = await Exceptions.PreviewAsync(input!));
        working = false;
    }

    private async Task SaveAsync()
    {
        // The second click of a double click comes before the page could disable the button.
        if (working) return;
        working = true;
        working = await Feedback.TryAsync(() => Exceptions.SetAsync(input!), Text[preview!.Total == 0 ? "ExceptionSetIdle" : "ExceptionSet"]);
        if (!working) return;
        await draft!.RemoveAsync();
        Navigation.NavigateTo("exceptions");
    }
}
