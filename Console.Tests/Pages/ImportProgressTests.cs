using Bunit;
using ParkingOps.Web.Features.Imports;
using Xunit;

namespace ParkingOps.Tests.Pages;

public sealed class ImportProgressTests : PageContext
{
    [Theory]
    [InlineData(50, 200, "Reading 25 %", 1)]
    [InlineData(0, 0, "Reading 0 %", 1)]
    [InlineData(200, null, "Reading", 0)]
    public void Progress_OfWhatCanOrCannotBeTold_SaysHowFarOrNothing(int done, int? total, string words, int bars)
    {
        var progress = Render<ImportProgress>(parameters => parameters.Add(one => one.Label, "Reading").Add(one => one.Done, done).Add(one => one.Total, total));

        Assert.Equal(words, progress.Find("label, span").TextContent);
        Assert.Equal(bars, progress.FindAll("progress").Count);
    }
}
