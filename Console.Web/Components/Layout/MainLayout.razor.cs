using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ParkingOps.Web.Components.Layout;

/// <summary>The frame around every page: header, side menu, and a boundary that turns a fault into words.</summary>
public sealed partial class MainLayout
{
    private ErrorBoundary? boundary;
    private bool menuFolded;
    private bool menuOpen;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    // With <base href="/"> a bare "#content" would lead to the start page.
    private string SkipAddress => new Uri(Navigation.Uri).PathAndQuery + "#content";

    /// <inheritdoc />
    protected override void OnParametersSet() => boundary?.Recover();

    private void CloseMenu() => menuOpen = false;

    private void Retry() => boundary?.Recover();

    // One button serves both: on a phone it opens the drawer, on a wide screen it folds the menu away.
    private void ToggleMenu()
    {
        menuOpen = !menuOpen;
        menuFolded = !menuFolded;
    }
}
