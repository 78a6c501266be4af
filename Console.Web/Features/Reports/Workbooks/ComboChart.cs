using System.Globalization;
using DocumentFormat.OpenXml.Drawing.Charts;
using A = DocumentFormat.OpenXml.Drawing;

namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>A series of a chart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reference">The cells that hold it.</param>
/// <param name="Values">The same values, for programs that show a chart without reading its cells.</param>
internal sealed record ChartSeries(string Name, string Reference, IReadOnlyList<decimal?> Values);

/// <summary>Columns by day with a line in percent on an axis of its own. Colours are explicit: LibreOffice draws nothing without.</summary>
internal sealed class ComboChart
{
    private const uint DayAxis = 1;
    private const uint ValueAxis = 2;
    private const uint HiddenDayAxis = 3;
    private const uint PercentAxis = 4;
    private const string DayFormat = "m/d";

    public required string Title { get; init; }

    public required string Days { get; init; }

    public required IReadOnlyList<DateOnly> DayValues { get; init; }

    public required ChartSeries Columns { get; init; }

    public IReadOnlyList<int> PaleColumns { get; init; } = [];

    public ChartSeries? Line { get; init; }

    public ChartSpace Build()
    {
        var plot = new PlotArea(new Layout(), ColumnChart());
        if (Line is { } line) plot.Append(LineChart(line));
        plot.Append(ChartAxes.Category(DayAxis, ValueAxis, DayFormat, hidden: false), ChartAxes.Value(ValueAxis, DayAxis, "#,##0", right: false));
        if (Line is not null)
            plot.Append(ChartAxes.Category(HiddenDayAxis, PercentAxis, DayFormat, hidden: true), ChartAxes.Value(PercentAxis, HiddenDayAxis, "0\"%\"", right: true));
        return new ChartSpace(
            new RoundedCorners { Val = false },
            new Chart(
                ChartAxes.Title(Title),
                new AutoTitleDeleted { Val = false },
                plot,
                new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }, ChartAxes.SmallText()),
                new PlotVisibleOnly { Val = true },
                new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap }),
            new ShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = "FFFFFF" }), new A.Outline(new A.NoFill())));
    }

    private BarChart ColumnChart()
    {
        var series = new BarChartSeries(
            new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = 0 }, new Order { Val = 0 }, Name(Columns), Fill(WorkbookStyles.Navy), new InvertIfNegative { Val = false });
        foreach (var index in PaleColumns)
            series.Append(new DataPoint(
                new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = (uint)index }, new InvertIfNegative { Val = false }, new Bubble3D { Val = false }, Fill(WorkbookStyles.Pale)));
        series.Append(Categories(), Values(Columns, "#,##0"));
        return new BarChart(
            new BarDirection { Val = BarDirectionValues.Column },
            new BarGrouping { Val = BarGroupingValues.Clustered },
            new VaryColors { Val = false },
            series,
            new GapWidth { Val = 45 },
            new AxisId { Val = DayAxis },
            new AxisId { Val = ValueAxis });
    }

    private LineChart LineChart(ChartSeries line)
    {
        var stroke = new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = WorkbookStyles.Accent[2..] })) { Width = 28575 };
        var series = new LineChartSeries(
            new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = 1 },
            new Order { Val = 1 },
            Name(line),
            new ChartShapeProperties(stroke),
            new Marker(new Symbol { Val = MarkerStyleValues.None }),
            Categories(),
            Values(line, "0.0"),
            new Smooth { Val = false });
        return new LineChart(
            new Grouping { Val = GroupingValues.Standard },
            new VaryColors { Val = false },
            series,
            new ShowMarker { Val = true },
            new AxisId { Val = HiddenDayAxis },
            new AxisId { Val = PercentAxis });
    }

    private static SeriesText Name(ChartSeries series) => new(new NumericValue(series.Name));

    private static ChartShapeProperties Fill(string color) => new(new A.SolidFill(new A.RgbColorModelHex { Val = color[2..] }));

    private CategoryAxisData Categories() => new(new NumberReference(
        new Formula(Days), Cache(DayFormat, [.. DayValues.Select(day => (decimal?)(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber))])));

    private static Values Values(ChartSeries series, string format) => new(new NumberReference(new Formula(series.Reference), Cache(format, series.Values)));

    private static NumberingCache Cache(string format, IReadOnlyList<decimal?> values)
    {
        var cache = new NumberingCache(new FormatCode(format), new PointCount { Val = (uint)values.Count });
        for (var index = 0; index < values.Count; index++)
            if (values[index] is { } value)
                cache.Append(new NumericPoint(new NumericValue(value.ToString(CultureInfo.InvariantCulture))) { Index = (uint)index });
        return cache;
    }
}
