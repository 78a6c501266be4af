using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace ParkingOps.Web.Features.Access;

/// <summary>The sign-in page.</summary>
public sealed partial class LoginPage
{
    private string? fault;

    [Inject] private SignInDesk Desk { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IOptions<AccessRules> Rules { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "login")] private LoginInput Input { get; set; } = null!;

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery] private string? Why { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized() => Input ??= new LoginInput();

    private async Task SignInAsync()
    {
        var (outcome, next) = await Desk.EnterAsync(Input.User!, Input.Password!, ReturnUrl);
        if (outcome is null) Navigation.NavigateTo(next, forceLoad: true);
        else fault = Words(outcome.Value);
    }

    private string Words(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Locked => Text["SignInLocked", Rules.Value.LockFor.TotalMinutes],
        SignInOutcome.Disabled => Text["SignInDisabled"],
        _ => Text["SignInRefused"],
    };

    private sealed class LoginInput
    {
        [Required(ErrorMessageResourceType = typeof(AccessMessages), ErrorMessageResourceName = nameof(AccessMessages.UserNameRequired))]
        public string? User { get; set; }

        [Required(ErrorMessageResourceType = typeof(AccessMessages), ErrorMessageResourceName = nameof(AccessMessages.PasswordRequired))]
        public string? Password { get; set; }
    }
}
