namespace ParkingOps.Web.Components.Charts;

/// <summary>Turns a chart's model into the options of ApexCharts.</summary>
internal static class ApexOptions
{
    private static readonly string[] Colours = ["#2f7bf0", "#0e9f9a", "#8a63d2", "#d9822b", "#c2557a"];

    public static object Of(ChartModel model) => new
    {
        chart = new { type = model.Kind == ChartKind.Area ? "area" : "bar", stacked = false },
        series = model.Series.Select(series => new { name = series.Name, data = series.Values }),
        colors = Colours,
        stroke = new { width = model.Kind == ChartKind.Area ? 2 : 0, curve = "straight" },
        fill = model.Kind == ChartKind.Area
            ? (object)new { type = "gradient", gradient = new { opacityFrom = .32, opacityTo = .03 } }
            : new { type = "solid" },
        plotOptions = new { bar = new { horizontal = model.Kind == ChartKind.Bars, borderRadius = 3, barHeight = "62%", columnWidth = "58%" } },
        xaxis = AxisOf(model),
        legend = new { show = model.Series.Count > 1, position = "top", horizontalAlign = "right", showForSingleSeries = false },
        tooltip = new { shared = true, intersect = false },
    };

    // Of many days some are named; of hours and names all that fit.
    private static object AxisOf(ChartModel model)
    {
        var labels = new { rotate = 0, hideOverlappingLabels = true };
        return model.Kind == ChartKind.Area
            ? new { categories = model.Categories, tickAmount = Math.Min(10, Math.Max(1, model.Categories.Count - 1)), labels }
            : new { categories = model.Categories, labels };
    }
}
