using Microsoft.AspNetCore.Components;
using ParkingOps.Domain;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Drafts;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>One step of the wizard with a form: what is typed is kept, saved into the application, and never thrown away by a refusal.</summary>
public abstract class WizardStep<TInput> : ComponentBase
    where TInput : class
{
    /// <summary>The application.</summary>
    [Parameter, EditorRequired] public ApplicationView View { get; set; } = null!;

    /// <summary>Districts to choose from.</summary>
    [Parameter] public IReadOnlyList<District> Districts { get; set; } = [];

    /// <summary>Raised when the step was saved; true to go on to the next.</summary>
    [Parameter] public EventCallback<bool> OnSaved { get; set; }

    /// <summary>The way to the database.</summary>
    [Inject] protected OnboardingService Applications { get; set; } = null!;

    /// <summary>Where refusals are told.</summary>
    [Inject] protected Feedback Feedback { get; set; } = null!;

    /// <summary>What is being filled in.</summary>
    protected TInput Input { get; set; } = null!;

    /// <summary>Keeps what is typed.</summary>
    protected KeptDraft<TInput>? Draft { get; set; }

    /// <summary>Rises with each save, so that a new draft begins.</summary>
    protected int Round { get; private set; }

    /// <summary>Whether a save is under way.</summary>
    protected bool Saving { get; private set; }

    /// <inheritdoc />
    protected override void OnInitialized() => Input = Shown(View.Application);

    /// <summary>The input that shows an application as it is.</summary>
    protected abstract TInput Shown(OnboardingApplication application);

    /// <summary>Saves the input into the application.</summary>
    protected abstract Task StoreAsync(int id, TInput input);

    /// <summary>Lets the next save go through whatever the application has become meanwhile: the person was told.</summary>
    protected abstract void Insist(TInput input);

    /// <summary>What the reviewer said about a field.</summary>
    protected string? RemarkOn(string field) => View.Application.Status == ApplicationStatus.Returned ? View.RemarkOn(field) : null;

    /// <summary>Saves, and goes on when asked.</summary>
    protected async Task SaveAsync(bool goOn)
    {
        // The second click of a double click comes before the page could disable the button.
        if (Saving) return;
        Saving = true;
        var saved = await Feedback.TryAsync(StoreAsync);
        if (saved)
        {
            await Draft!.RemoveAsync();
            await OnSaved.InvokeAsync(goOn);
            // Whoever goes on leaves this step behind; a new draft would begin only to end.
            if (!goOn) (Input, Round) = (Shown(View.Application), Round + 1);
        }
        Saving = false;
    }

    private async Task StoreAsync()
    {
        try
        {
            await StoreAsync(View.Application.Id, Input);
        }
        catch (RuleException refusal) when (refusal.Code == "onboarding-changed")
        {
            Insist(Input);
            throw;
        }
    }
}
