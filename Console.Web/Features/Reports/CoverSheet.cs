using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

/// <summary>Cover (封面): which report, for which time, how far its figures can be relied on, and what is where.</summary>
internal sealed class CoverSheet(MonthlyReport report, ReportWords words)
{
    private const double ValueWidth = 96;

    public void AddTo(WorkbookFile workbook, IReadOnlyList<string> sheets) =>
        workbook.Add(ReportFrame.Plan(report, words, "Sheet.Cover", [4, 26, ValueWidth]) with { FitsOnePage = true }, sheet => Write(sheet, sheets));

    private void Write(SheetWriter sheet, IReadOnlyList<string> sheets)
    {
        sheet.Skip(2);
        Line(sheet, 48, words[$"Title.{report.Kind}"], CellStyle.CoverTitle);
        Line(sheet, 26, ReportFrame.PeriodOf(report, words), CellStyle.Title);
        sheet.Skip();
        Fact(sheet, "Cover.Scope", report.Scope ?? words["Cover.City"]);
        Fact(sheet, "Cover.Generated", words.Format("Cover.GeneratedAt", ReportFrame.GeneratedOf(report, words)));
        Fact(sheet, "Cover.Basis", words[$"Basis.{report.Total.Basis}"]);
        Fact(sheet, "Cover.State", ReportFrame.StateOf(report, words), report.Total.Provisional ? CellStyle.Warning : CellStyle.Fact);
        if (report.UnpublishedDays > 0) Fact(sheet, "Cover.Calendar", words.Format("Cover.Unpublished", report.UnpublishedDays), CellStyle.Warning);
        Fact(sheet, "Cover.Blanks", words["Cover.BlanksNote"]);
        if (ReportColumns.LackingOf(report) is { Count: > 0 } lacking)
            Fact(sheet, "Cover.Lacking", string.Join(words["Format.And"], lacking.Select(column => words.Figure(column.Name))));
        sheet.Skip();
        Contents(sheet, sheets);
    }

    private void Contents(SheetWriter sheet, IReadOnlyList<string> sheets)
    {
        sheet.BeginRow(24);
        sheet.Blank();
        sheet.Text(words["Cover.Contents"], CellStyle.Section);
        sheet.Blank(CellStyle.Section);
        sheet.EndRow();
        foreach (var name in sheets)
        {
            sheet.BeginRow(22);
            sheet.Blank();
            sheet.Text(words[name], CellStyle.Link);
            sheet.Link(2, words[name]);
            sheet.Text(words[$"{name}.About"], CellStyle.Fact);
            sheet.EndRow();
        }
    }

    private static void Line(SheetWriter sheet, double height, string text, CellStyle style)
    {
        sheet.BeginRow(height);
        sheet.Blank();
        sheet.Text(text, style);
        sheet.EndRow();
    }

    private void Fact(SheetWriter sheet, string label, string value, CellStyle style = CellStyle.Fact)
    {
        sheet.BeginRow(TextHeight.Of(value, ValueWidth, 26));
        sheet.Blank();
        sheet.Text(words[label], CellStyle.Label);
        sheet.Text(value, style);
        sheet.EndRow();
    }
}
