using Microsoft.AspNetCore.Components;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Sites;
using Radzen;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>One application: the wizard while it can be filled in, the checklist and the review afterwards.</summary>
public sealed partial class ApplicationPage
{
    private bool busy;
    private List<District> districts = [];
    private bool mayFill;
    private bool mayReview;
    private bool missing;
    private string step = WizardSteps.First;
    private ApplicationView? view;

    /// <summary>Number of the application.</summary>
    [Parameter] public int Id { get; set; }

    [Inject] private OnboardingService Applications { get; set; } = null!;

    [Inject] private CurrentActor Current { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private Feedback Feedback { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private SiteService Sites { get; set; } = null!;

    [SupplyParameterFromQuery] private int? Changes { get; set; }

    [SupplyParameterFromQuery(Name = "step")] private string? StepText { get; set; }

    private ApplicationStep LastStep => view!.Application.Steps.MaxBy(one => one.Number)!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        if (districts.Count == 0) districts = await Sites.DistrictsAsync();
        await LoadAsync();
        step = WizardSteps.All.Contains(StepText) ? StepText! : FirstOpen();
    }

    // Whoever comes back is led to what is left to do: the first remark, or the first thing that is missing.
    private string FirstOpen()
    {
        if (view is null) return WizardSteps.First;
        var fields = view.Application.Status == ApplicationStatus.Returned ? view.Application.Remarks.Select(remark => remark.Field)
            : view.Findings.Where(finding => finding.Blocks).Select(finding => finding.Field);
        return fields.Select(WizardSteps.Of).OrderBy(one => WizardSteps.All.ToList().IndexOf(one)).FirstOrDefault(WizardSteps.Last);
    }

    private async Task LoadAsync()
    {
        try
        {
            var actor = await Current.GetAsync();
            view = await Applications.FindAsync(Id);
            mayFill = view.Application.IsOpen && actor.May(Permission.ProposeSites);
            mayReview = view.Application.Status == ApplicationStatus.Submitted && actor.May(Permission.EditRegister);
        }
        catch (RuleException refusal) when (refusal.Code == "not-found")
        {
            missing = true;
        }
    }

    private async Task SavedAsync(bool goOn)
    {
        await LoadAsync();
        if (goOn) Navigation.NavigateTo($"onboarding/{Id}?step={WizardSteps.After(step)}");
    }

    private async Task SubmitAsync()
    {
        if (busy) return;
        busy = true;
        await Feedback.TryAsync(() => Applications.SubmitAsync(Id, view!.Application.Version), Text["Submitted"]);
        await LoadAsync();
        busy = false;
    }

    private async Task DropAsync()
    {
        if (await Dialogs.AskWhyAsync(Text["DropWhy"], $"drop-{Id}", reason => Feedback.TryAsync(() => Applications.DropAsync(Id, reason), Text["Dropped"]))) await LoadAsync();
    }
}
