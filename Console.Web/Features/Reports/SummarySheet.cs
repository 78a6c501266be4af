using ParkingOps.Domain.Statistics;
using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

/// <summary>Summary (汇总): the measured key figures, the chart of daily entries, and what the city announced in a table of its own.</summary>
internal sealed class SummarySheet(MonthlyReport report, ReportWords words)
{
    private const int Columns = 6;
    private const int ChartRows = 16;
    private const double SourceWidth = 72;
    private int chartRow;

    public void AddTo(WorkbookFile workbook, EntriesChart chart) => workbook.Add(
        ReportFrame.Plan(report, words, "Sheet.Summary", [32, 20, 20, 22, 20, SourceWidth]) with { FitsOnePage = true },
        Write,
        drawing => chart.AddTo(drawing, chartRow, ChartRows, Columns));

    private void Write(SheetWriter sheet)
    {
        ReportFrame.Title(sheet, report, words, "Sheet.Summary");
        Heading(sheet, "Summary.Measured");
        Headings(sheet, ["Column.Figure", "Column.Value", "Column.Previous", "Column.Change", "Column.Unit", "Column.Note"]);
        foreach (var figure in report.KeyFigures) Key(sheet, figure);
        sheet.Skip();
        Heading(sheet, "Summary.Chart");
        chartRow = sheet.Row;
        sheet.Skip(ChartRows);
        sheet.Skip();
        Heading(sheet, "Summary.Announced");
        Headings(sheet, ["Column.Figure", "Column.Announced", "Column.Unit", "Column.Qualifier", "Column.AsOf", "Column.Source"]);
        foreach (var line in report.Announced) Announced(sheet, line);
        if (report.Announced.Count == 0) Empty(sheet);
    }

    private void Key(SheetWriter sheet, KeyFigure figure)
    {
        var style = ReportColumns.StyleOf(figure.Name, figure.Kind);
        sheet.BeginRow(22);
        sheet.Text(words.Figure(figure.Name), CellStyle.Text);
        sheet.Value(figure.Value, style);
        sheet.Value(figure.Previous, style);
        sheet.Value(figure.Change, figure.Kind == FigureKind.Percent ? CellStyle.ChangePoints : CellStyle.Change);
        sheet.Text(words[$"Unit.{UnitOf(figure)}"], CellStyle.Mark);
        sheet.Text(NoteOf(figure), CellStyle.Note);
        sheet.EndRow();
    }

    private string NoteOf(KeyFigure figure)
    {
        if (figure.Value is null) return figure.BlankReason is { } reason ? words[$"Reason.{reason}"] : "";
        if (figure.Previous is null) return words["Reason.no-previous"];
        return figure.Change is null ? words["Reason.previous-zero"] : "";
    }

    private static string UnitOf(KeyFigure figure) =>
        FigureDefinitions.All.FirstOrDefault(definition => definition.Name == figure.Name)?.Unit ?? figure.Name;

    private void Announced(SheetWriter sheet, AnnouncedLine line)
    {
        sheet.BeginRow(TextHeight.Of(line.Source, SourceWidth, 22));
        sheet.Text(line.Name, CellStyle.Text);
        sheet.Number(line.Value, decimal.IsInteger(line.Value) ? CellStyle.Count : CellStyle.OneDecimal);
        sheet.Text(line.Unit, CellStyle.Mark);
        sheet.Text(words[$"Qualifier.{line.Qualifier.Replace(' ', '-')}"], CellStyle.Mark);
        sheet.Day(line.AsOf);
        sheet.Text(line.Source, CellStyle.Note);
        sheet.EndRow();
    }

    private void Empty(SheetWriter sheet)
    {
        sheet.BeginRow();
        sheet.Text(words["Summary.NoneAnnounced"], CellStyle.Note);
        for (var column = 1; column < Columns; column++) sheet.Blank(CellStyle.Note);
        sheet.EndRow();
    }

    private void Heading(SheetWriter sheet, string key)
    {
        sheet.BeginRow(24);
        sheet.Text(words[key], CellStyle.Section);
        for (var column = 1; column < Columns; column++) sheet.Blank(CellStyle.Section);
        sheet.EndRow();
    }

    private void Headings(SheetWriter sheet, string[] keys)
    {
        sheet.BeginRow(26);
        foreach (var key in keys) sheet.Text(words[key], CellStyle.Header);
        sheet.EndRow();
    }
}
