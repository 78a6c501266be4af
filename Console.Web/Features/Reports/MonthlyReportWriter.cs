using Microsoft.Extensions.Localization;
using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

/// <summary>Writes a monthly report (月报) as an Excel workbook in the language of the present culture.</summary>
public sealed class MonthlyReportWriter(IStringLocalizer<ReportText> text)
{
    /// <summary>Writes the report; sites and days are read once while they are written.</summary>
    /// <param name="report">What it says.</param>
    /// <param name="output">Where it goes; stays open. Writes are synchronous: a file or memory, not a response.</param>
    public void Write(MonthlyReport report, Stream output)
    {
        var words = new ReportWords(text);
        var sheets = new ReportSheets(report, words);
        using var workbook = new WorkbookFile(output, ReportFrame.TitleOf(report, words), report.GeneratedAt, words["PercentagePoints"]);
        string[] names = ["Sheet.Summary", "Sheet.Sites", "Sheet.Days", .. report.SiteDays is null ? Array.Empty<string>() : ["Sheet.SiteDays"], "Sheet.Definitions"];
        new CoverSheet(report, words).AddTo(workbook, names);
        new SummarySheet(report, words).AddTo(workbook, new EntriesChart(report, words, sheets));
        sheets.AddSites(workbook);
        sheets.AddDays(workbook);
        if (report.SiteDays is { } lines) sheets.AddSiteDays(workbook, lines);
        new DefinitionsSheet(report, words).AddTo(workbook);
    }

    /// <summary>Name of the file, for example 医院停车预约月报-2026-09.xlsx.</summary>
    public string FileNameOf(MonthlyReport report) =>
        $"{text[$"Title.{report.Kind}"]}-{report.FirstDay.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)}.xlsx";
}
