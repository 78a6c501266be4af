using System.Text.Json;
using Bunit;
using ParkingOps.Web.Components.Charts;
using Xunit;

namespace ParkingOps.Tests.Pages;

public sealed class ChartTests : PageContext
{
    private readonly BunitJSModuleInterop chart;
    private readonly BunitJSModuleInterop module;

    public ChartTests()
    {
        module = JSInterop.SetupModule("./chart.js");
        chart = module.SetupModule("create", _ => true);
        chart.Mode = JSRuntimeMode.Loose;
    }

    [Theory]
    [InlineData(ChartKind.Area, "area")]
    [InlineData(ChartKind.Columns, "bar")]
    [InlineData(ChartKind.Bars, "bar")]
    public void Chart_FirstShown_IsDrawnOnceWithItsSeries(ChartKind kind, string type)
    {
        var shown = Show(Model(kind, 1, null, 3));

        var options = JsonSerializer.Serialize(Assert.Single(module.Invocations["create"]).Arguments[1]);
        Assert.Contains($"\"type\":\"{type}\"", options, StringComparison.Ordinal);
        Assert.Contains("\"data\":[1,null,3]", options, StringComparison.Ordinal);
        Assert.Equal("Entries by day", shown.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void Chart_WithANewModel_IsDrawnAnewAndWithTheSameOneNot()
    {
        var model = Model(ChartKind.Area, 1);
        var shown = Show(model);

        shown.Render(parameters => parameters.Add(one => one.Model, model));
        Assert.Empty(chart.Invocations["update"]);

        shown.Render(parameters => parameters.Add(one => one.Model, Model(ChartKind.Area, 7)));
        Assert.Contains("\"data\":[7]", JsonSerializer.Serialize(Assert.Single(chart.Invocations["update"]).Arguments[0]), StringComparison.Ordinal);
        Assert.Single(module.Invocations["create"]);
    }

    [Fact]
    public async Task Chart_ThatGoes_IsDestroyed()
    {
        Show(Model(ChartKind.Area, 1));

        await DisposeComponentsAsync();

        Assert.Single(chart.Invocations["destroy"]);
    }

    [Fact]
    public void ChartTable_OfAModel_ShowsAGapAsADash()
    {
        var table = Render<ChartTable>(parameters => parameters
            .Add(one => one.Model, Model(ChartKind.Area, 1234.5m, null))
            .Add(one => one.Caption, "Entries by day")
            .Add(one => one.Category, "Day"));

        Assert.Equal(["1,234.5", "–"], table.FindAll("td.num").Select(cell => cell.TextContent));
    }

    private static ChartModel Model(ChartKind kind, params decimal?[] values) =>
        new(kind, [.. values.Select((_, index) => $"{index}")], [new ChartSeries("Entries", values)]);

    private IRenderedComponent<Chart> Show(ChartModel model) =>
        Render<Chart>(parameters => parameters.Add(one => one.Model, model).Add(one => one.Label, "Entries by day"));
}
