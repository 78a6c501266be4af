using ParkingOps.Domain.Statistics;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

/// <summary>The sheets of a monthly report that hold figures by site, by day and by both.</summary>
internal sealed class ReportSheets(MonthlyReport report, ReportWords words)
{
    /// <summary>Rows above the first line of a table: title, period, headings.</summary>
    public const int HeadingRows = 3;

    private readonly FigureTable figures = new(report, words);

    /// <summary>Column of a figure on the daily sheet, from 1; 0 when the report does not show it.</summary>
    public int DayColumnOf(string name) => figures.IndexOf(name) is >= 0 and var index ? index + 4 : 0;

    public void AddSites(WorkbookFile workbook) => workbook.Add(Plan("Sheet.Sites", [17, 26, 26, 11, 10], frozenColumns: 2), sheet =>
    {
        Head(sheet, "Sheet.Sites", ["Column.Code", "Column.Site", "Column.Organisation", "Column.District", "Column.Spaces"]);
        foreach (var site in report.Sites)
        {
            var note = figures.NoteOf(site.Figures);
            sheet.BeginRow(note.Height);
            sheet.Text(site.Code, CellStyle.Text);
            sheet.Text(site.Name, CellStyle.Text);
            sheet.Text(site.Organisation, CellStyle.Text);
            sheet.Value(site.District, CellStyle.Text);
            sheet.Value(site.Spaces, CellStyle.Count);
            figures.Row(sheet, site.Figures, note);
            sheet.EndRow();
        }
        EndTable(sheet, leadingColumns: 5);
        Total(sheet, report.Total, blankColumns: 4);
    });

    public void AddDays(WorkbookFile workbook) => workbook.Add(Plan("Sheet.Days", [13, 10, 16], frozenColumns: 1), sheet =>
    {
        Head(sheet, "Sheet.Days", ["Column.Day", "Column.DayKind", "Column.Holiday"]);
        foreach (var day in report.Days)
        {
            var note = figures.NoteOf(day.Figures);
            sheet.BeginRow(note.Height);
            sheet.Day(day.Day);
            sheet.Text(words[$"DayKind.{day.Kind}"], CellStyle.Mark);
            sheet.Value(HolidayOf(day), CellStyle.Mark);
            figures.Row(sheet, day.Figures, note);
            sheet.EndRow();
        }
        EndTable(sheet, leadingColumns: 3);
        Total(sheet, report.Total, blankColumns: 2);
    });

    public void AddSiteDays(WorkbookFile workbook, IEnumerable<SiteDayLine> lines) => workbook.Add(Plan("Sheet.SiteDays", [13, 17, 26], frozenColumns: 3), sheet =>
    {
        Head(sheet, "Sheet.SiteDays", ["Column.Day", "Column.Code", "Column.Site"]);
        foreach (var line in lines)
        {
            var note = figures.NoteOf(line.Figures);
            sheet.BeginRow(note.Height);
            sheet.Day(line.Day);
            sheet.Text(line.Code, CellStyle.Text);
            sheet.Text(line.Name, CellStyle.Text);
            figures.Row(sheet, line.Figures, note);
            sheet.EndRow();
        }
        EndTable(sheet, leadingColumns: 3);
    });

    private string? HolidayOf(DayLine line) =>
        line.Holiday is { } holiday && line.Kind == DayKind.Workday ? words.Format("Holiday.MakeUp", holiday) : line.Holiday;

    private SheetPlan Plan(string name, IEnumerable<double> widths, int frozenColumns) =>
        ReportFrame.Plan(report, words, name, [.. widths.Concat(figures.Widths)]) with { FrozenRows = HeadingRows, FrozenColumns = frozenColumns };

    private void Head(SheetWriter sheet, string title, string[] leading)
    {
        ReportFrame.Title(sheet, report, words, title);
        sheet.BeginRow(42);
        sheet.BeginTable(leading.Length + figures.Width);
        foreach (var heading in leading) sheet.Text(words[heading], CellStyle.Header);
        figures.Headings(sheet);
        sheet.EndRow();
    }

    private void EndTable(SheetWriter sheet, int leadingColumns)
    {
        sheet.EndTable();
        if (figures.IndexOf("utilisation_percent") is >= 0 and var index) sheet.ShowBars(leadingColumns + index + 1);
    }

    private void Total(SheetWriter sheet, FigureRow total, int blankColumns)
    {
        var note = figures.NoteOf(total);
        sheet.BeginRow(note.Height ?? 22);
        sheet.Text(words["Total"], CellStyle.TotalText);
        for (var column = 0; column < blankColumns; column++) sheet.Blank(CellStyle.TotalText);
        figures.Total(sheet, total, note);
        sheet.EndRow();
    }
}
