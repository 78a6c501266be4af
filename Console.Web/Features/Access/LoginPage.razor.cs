using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace ParkingOps.Web.Features.Access;

/// <summary>The sign-in page; rendered statically, since a sign-in needs a real answer of the server to set its cookie.</summary>
public sealed partial class LoginPage
{
    private string? fault;

    [Inject] private AccountService Accounts { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "login")] private LoginInput Input { get; set; } = null!;

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    private static string Chinese => CultureInfo.GetCultureInfo("zh-CN").NativeName.Split(' ', '（', '(')[0];

    private string ReturnBack => Uri.EscapeDataString("/login" + (ReturnUrl is null ? "" : $"?ReturnUrl={Uri.EscapeDataString(ReturnUrl)}"));

    /// <inheritdoc />
    protected override void OnInitialized() => Input ??= new LoginInput();

    private async Task SignInAsync()
    {
        var result = await Accounts.SignInAsync(Input.User!, Input.Password!);
        if (result.Succeeded) Navigation.NavigateTo(SignInEndpoints.Local(ReturnUrl), forceLoad: true);
        else fault = Text[result.IsLockedOut ? "SignInLocked" : "SignInRefused"];
    }

    private sealed class LoginInput
    {
        [Required(ErrorMessageResourceType = typeof(AccessMessages), ErrorMessageResourceName = nameof(AccessMessages.UserNameRequired))]
        public string? User { get; set; }

        [Required(ErrorMessageResourceType = typeof(AccessMessages), ErrorMessageResourceName = nameof(AccessMessages.PasswordRequired))]
        public string? Password { get; set; }
    }
}
