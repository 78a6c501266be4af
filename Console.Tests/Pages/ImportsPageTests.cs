using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using ParkingOps.Web.Features.Imports;
using Xunit;

namespace ParkingOps.Tests.Pages;

public sealed class ImportsPageTests : PageContext
{
    public ImportsPageTests() => BeStatic();

    [Fact]
    public async Task Upload_EndedByAFault_CanBeTriedAgain()
    {
        var page = Render<ImportsPage>();
        var files = new InputFileChangeEventArgs([new LostFile()]);

        await Assert.ThrowsAsync<IOException>(() => page.InvokeAsync(() => page.FindComponent<InputFile>().Instance.OnChange.InvokeAsync(files)));

        Assert.False(page.Find("#file").HasAttribute("disabled"));
        Assert.Empty(page.FindComponents<ImportProgress>());
    }
}
