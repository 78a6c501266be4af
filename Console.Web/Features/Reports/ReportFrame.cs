using ParkingOps.Domain.Time;
using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

/// <summary>What the sheets of a monthly report have in common.</summary>
internal static class ReportFrame
{
    /// <summary>Title of the whole report, for example 医院停车预约月报（2026年9月）.</summary>
    public static string TitleOf(MonthlyReport report, ReportWords words) =>
        words.Format("Title", words[$"Title.{report.Kind}"], report.FirstDay.ToString(words["Format.Month"], System.Globalization.CultureInfo.CurrentCulture));

    public static string PeriodOf(MonthlyReport report, ReportWords words) =>
        words.Format("Period", words.Day(report.FirstDay), words.Day(report.LastDay));

    public static string StateOf(MonthlyReport report, ReportWords words) => words[report.Total.Provisional ? "State.ProvisionalLong" : "State.FinalLong"];

    public static string GeneratedOf(MonthlyReport report, ReportWords words) => words.Instant(ServiceDay.Local(report.GeneratedAt));

    public static SheetPlan Plan(MonthlyReport report, ReportWords words, string name, IReadOnlyList<double> widths) => new()
    {
        Name = words[name],
        Widths = widths,
        Footer = TitleOf(report, words),
        PageNumber = words["PageNumber"],
    };

    /// <summary>The two rows above every table: what it is, and for which time.</summary>
    public static void Title(SheetWriter sheet, MonthlyReport report, ReportWords words, string name)
    {
        sheet.BeginRow(32);
        sheet.Text(words.Format("SheetTitle", words[$"Title.{report.Kind}"], words[name]), CellStyle.Title);
        sheet.EndRow();
        sheet.BeginRow(20);
        sheet.Text(words.Format("SheetSubtitle", PeriodOf(report, words), words[report.Total.Provisional ? "State.Provisional" : "State.Final"], GeneratedOf(report, words)), CellStyle.Subtitle);
        sheet.EndRow();
    }
}
