using ParkingOps.Domain.Statistics;
using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

/// <summary>Definitions (指标说明): what each figure means, its unit, and why it can be blank.</summary>
internal sealed class DefinitionsSheet(MonthlyReport report, ReportWords words)
{
    private const int Columns = 5;
    private const double DefinitionWidth = 78;

    public void AddTo(WorkbookFile workbook) => workbook.Add(
        ReportFrame.Plan(report, words, "Sheet.Definitions", [24, 26, 16, DefinitionWidth, 34]) with { FrozenRows = ReportSheets.HeadingRows },
        Write);

    private void Write(SheetWriter sheet)
    {
        ReportFrame.Title(sheet, report, words, "Sheet.Definitions");
        sheet.BeginRow(26);
        sheet.BeginTable(Columns);
        foreach (var key in new[] { "Column.Figure", "Column.Name", "Column.Unit", "Column.Definition", "Column.Blank" }) sheet.Text(words[key], CellStyle.Header);
        sheet.EndRow();
        foreach (var definition in ReportColumns.Of(report.Kind).UnionBy(ReportColumns.KeyOf(report.Kind), definition => definition.Name))
            Line(sheet, definition.Name, definition.Name, definition.Unit);
        foreach (var figure in report.KeyFigures.Where(figure => FigureDefinitions.All.All(definition => definition.Name != figure.Name)))
            Line(sheet, figure.Name, figure.Name, figure.Name);
        Line(sheet, "change", "", "change");
        Line(sheet, "provisional", "provisional", "flag");
        sheet.EndTable();
    }

    private void Line(SheetWriter sheet, string key, string name, string unit)
    {
        var definition = words[$"Define.{key}"];
        sheet.BeginRow(TextHeight.Of(definition, DefinitionWidth, 22));
        sheet.Text(words.Figure(key), CellStyle.Wrapped);
        sheet.Text(name, CellStyle.Note);
        sheet.Text(words[$"Unit.{unit}"], CellStyle.Mark);
        sheet.Text(definition, CellStyle.Wrapped);
        sheet.Text(string.Join(words["Format.Separator"], ReportColumns.ReasonsOf(key).Select(reason => words[$"Reason.{reason}"])), CellStyle.Note);
        sheet.EndRow();
    }
}
