using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Sites;
using Xunit;

namespace ParkingOps.Tests.Pages;

public sealed class SitesPageTests : PageContext
{
    public SitesPageTests() => BeStatic();

    [Fact]
    public void Filter_Chosen_IsPutIntoTheAddress()
    {
        var page = Render<SitesPage>();

        page.Find("#state").Change("Live");

        Assert.Equal("http://localhost/sites?state=Live", Navigation.Uri);
    }

    [Fact]
    public void Find_Typed_GoesWithTheFiltersThatAreSet()
    {
        Navigation.NavigateTo("sites?kind=Hospital");
        var page = Render<SitesPage>();

        page.Find("#find").Change(" 100% & more ");
        page.Find("form.filters").Submit();

        Assert.Equal("http://localhost/sites?q=100%25%20%26%20more&kind=Hospital", Navigation.Uri);
    }

    [Fact]
    public void Page_OpenedAtAnAddress_ShowsItsFilters()
    {
        Navigation.NavigateTo("sites?q=gate&state=Draft");

        var page = Render<SitesPage>();

        Assert.Equal(("gate", "Draft"), (page.Find("#find").GetAttribute("value"), page.Find("#state").GetAttribute("value")));
    }

    [Fact]
    public void Address_WithPartsThatSayNothing_LeavesThemOut()
    {
        Assert.Equal("sites", Address.Of("sites", ("q", ""), ("kind", null)));
        Assert.Equal("statistics?from=2026-03-01", Address.Of("statistics", ("from", new DateOnly(2026, 3, 1)), ("to", null)));
    }

    private BunitNavigationManager Navigation => (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();
}
