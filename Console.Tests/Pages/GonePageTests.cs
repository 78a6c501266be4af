using Bunit;
using Microsoft.JSInterop;
using ParkingOps.Web.Components.Charts;
using ParkingOps.Web.Components.Shared;
using Xunit;

namespace ParkingOps.Tests.Pages;

public sealed class GonePageTests : PageContext
{
    public static TheoryData<Exception> Ends => [new JSDisconnectedException("gone"), new TaskCanceledException()];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Chart_WhosePageIsGone_GoesWithoutAFault(Exception end)
    {
        var module = JSInterop.SetupModule("./chart.js");
        var chart = module.SetupModule("create", _ => true);
        chart.SetupVoid("destroy").SetException(end);
        Render<Chart>(parameters => parameters.Add(one => one.Model, new ChartModel(ChartKind.Area, ["0"], [new ChartSeries("Entries", [1])])).Add(one => one.Label, "Entries by day"));

        await DisposeComponentsAsync();

        Assert.Single(chart.Invocations["destroy"]);
    }

    [Fact]
    public async Task Allow_OfAnotherFault_LetsItThrough() =>
        await Assert.ThrowsAsync<JSException>(() => GonePage.AllowAsync(() => throw new JSException("broken")));
}
