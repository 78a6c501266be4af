using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using ParkingOps.Web.Features.Imports;
using Xunit;

namespace ParkingOps.Tests.Pages;

public sealed class ImportsPageTests : PageContext
{
    public ImportsPageTests() => BeStatic();

    [Fact]
    public async Task Upload_EndedByAFault_SaysWhatToDoAndCanBeTriedAgain()
    {
        var page = Render<ImportsPage>();
        var files = new InputFileChangeEventArgs([new LostFile()]);

        await page.InvokeAsync(() => page.FindComponent<InputFile>().Instance.OnChange.InvokeAsync(files));

        Assert.Contains("请重新选择这个文件", page.Find("#refused").TextContent, StringComparison.Ordinal);

        Assert.False(page.Find("#file").HasAttribute("disabled"));
        Assert.Empty(page.FindComponents<ImportProgress>());
    }
}
