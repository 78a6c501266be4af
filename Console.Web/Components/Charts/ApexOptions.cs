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
        xaxis = new
        {
            categories = model.Categories,
            tickAmount = model.Kind == ChartKind.Area ? Math.Min(10, Math.Max(1, model.Categories.Count - 1)) : (int?)null,
            labels = new { rotate = 0, hideOverlappingLabels = true },
        },
        legend = new { show = model.Series.Count > 1, position = "top", horizontalAlign = "right", showForSingleSeries = false },
        tooltip = new { shared = true, intersect = false },
    };
}
