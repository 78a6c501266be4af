using DocumentFormat.OpenXml.Packaging;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

/// <summary>The chart of daily entries, with the utilisation of the offered spaces as a line where there is one. It reads the daily sheet.</summary>
internal sealed class EntriesChart(MonthlyReport report, ReportWords words, ReportSheets sheets)
{
    /// <summary>Adds the chart to a sheet, over rows from one on (0-based) and columns from the first on.</summary>
    public void AddTo(DrawingsPart drawing, int row, int rows, int columns)
    {
        var chart = new ComboChart
        {
            Title = words["Chart.Title"],
            Days = ReferenceOf(1),
            DayValues = [.. report.Days.Select(line => line.Day)],
            Columns = new ChartSeries(words.Figure("entries"), ReferenceOf(sheets.DayColumnOf("entries")), [.. report.Days.Select(line => (decimal?)line.Figures.Entries)]),
            PaleColumns = [.. Enumerable.Range(0, report.Days.Count).Where(index => report.Days[index].Kind != DayKind.Workday)],
            Line = LineOf(),
        };
        ChartFrame.Place(drawing, chart.Build(), words["Chart.Title"], row, rows, columns);
    }

    private ChartSeries? LineOf()
    {
        var values = report.Days.Select(line => line.Figures.UtilisationPercent).ToList();
        var column = sheets.DayColumnOf("utilisation_percent");
        return column == 0 || values.All(value => value is null)
            ? null
            : new ChartSeries(words.Figure("utilisation_percent"), ReferenceOf(column), values);
    }

    private string ReferenceOf(int column)
    {
        const int First = ReportSheets.HeadingRows + 1;
        var letters = SheetWriter.Reference(column, First).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return $"{SheetNames.Quote(words["Sheet.Days"])}!${letters}${First}:${letters}${First + Math.Max(0, report.Days.Count - 1)}";
    }
}
