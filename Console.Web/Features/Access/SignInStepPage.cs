using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using ParkingOps.Web.Components.Shared;

namespace ParkingOps.Web.Features.Access;

/// <summary>A page between the password and the sign-in. It answers only to whom its step is the next: others are led to theirs.</summary>
public abstract class SignInStepPage : ComponentBase
{
    /// <summary>The step that this page is.</summary>
    protected abstract SignInStep Step { get; }

    /// <summary>Where the person stands; null for whom this is not the step.</summary>
    protected PendingSignIn? Pending { get; private set; }

    [Inject] private SignInService SignIns { get; set; } = null!;

    /// <summary>Sets the cookies.</summary>
    [Inject] protected SignInDesk Desk { get; set; } = null!;

    /// <summary>What a person does before the sign-in is complete.</summary>
    [Inject] protected SignInDutyService Duties { get; set; } = null!;

    /// <summary>The rules for accounts.</summary>
    [Inject] protected IOptions<AccessRules> Rules { get; set; } = null!;

    /// <summary>Puts refusals into words.</summary>
    [Inject] protected RuleWords Words { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Where the person wanted to go.</summary>
    [SupplyParameterFromQuery] protected string? ReturnUrl { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var pending = await Desk.PendingAsync();
        if (pending is null) Go(Address.Of("/login", ("ReturnUrl", ReturnUrl)));
        else if (await SignIns.NextAsync(pending.UserId, pending.CodePassed) is var step && step != Step) Go(Address.Of(SignInDesk.AddressOf(step), ("ReturnUrl", ReturnUrl)));
        else Pending = pending;
    }

    /// <summary>Goes on to another page.</summary>
    protected void Go(string address) => Navigation.NavigateTo(address, forceLoad: true);
}
