using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace ParkingOps.Web.Components.Layout;

/// <summary>The header: menu, product, search, language, theme and user menu.</summary>
public sealed partial class ShellHeader
{
    /// <summary>Whether the menu is open, for the button's state.</summary>
    [Parameter] public bool MenuOpen { get; set; }

    /// <summary>Raised when the menu is to be shown or hidden.</summary>
    [Parameter] public EventCallback OnMenuToggle { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private ThemeService Themes { get; set; } = null!;

    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    private static string OtherCulture => IsChinese ? "en" : "zh-CN";

    // A language is offered in its own words, whatever the language of the page.
    private static string OtherLanguage => CultureInfo.GetCultureInfo(OtherCulture).NativeName.Split(' ', '（', '(')[0];

    private string CultureAddress =>
        $"culture?name={OtherCulture}&returnUrl={Uri.EscapeDataString("/" + Navigation.ToBaseRelativePath(Navigation.Uri))}";

    private bool IsDark => Themes.Theme == "standard-dark";

    private string ThemeLabel => Text[IsDark ? "ThemeLight" : "ThemeDark"];

    private static string Initial(ClaimsPrincipal user) => user.Identity!.Name![..1].ToUpperInvariant();

    private string RoleName(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.Role) is { } role ? Text[$"Role.{role}"] : "";

    private void ToggleTheme() => Themes.SetTheme(IsDark ? "standard" : "standard-dark");
}
