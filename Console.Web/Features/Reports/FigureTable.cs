using ParkingOps.Domain.Statistics;
using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

/// <summary>The part of a sheet that holds figures: one column a figure, then whether it is final, then why a figure is blank.</summary>
internal sealed class FigureTable
{
    private readonly ReportWords words;
    private readonly IReadOnlyList<FigureDefinition> columns;
    private readonly RowNotes notes;
    private readonly CellStyle[] styles;
    private readonly CellStyle[] totalStyles;
    private readonly (string Final, string Provisional) states;

    public FigureTable(MonthlyReport report, ReportWords words)
    {
        this.words = words;
        columns = ReportColumns.CollectedOf(report);
        notes = new RowNotes(words, columns.Select(column => column.Name).ToHashSet());
        styles = [.. columns.Select(column => ReportColumns.StyleOf(column.Name, column.Kind))];
        totalStyles = [.. columns.Select(column => ReportColumns.TotalStyleOf(column.Name, column.Kind))];
        states = (words["State.Final"], words["State.Provisional"]);
    }

    /// <summary>How many columns it takes.</summary>
    public int Width => columns.Count + 2;

    /// <summary>Widths of its columns.</summary>
    public IEnumerable<double> Widths => columns.Select(column => column.Name.EndsWith("space_minutes", StringComparison.Ordinal) ? 12.5 : 10.5).Append(9).Append(RowNotes.Width);

    /// <summary>Place of a figure among its columns, from 0; -1 when it is not shown.</summary>
    public int IndexOf(string name) => columns.ToList().FindIndex(column => column.Name == name);

    public void Headings(SheetWriter sheet)
    {
        foreach (var column in columns) sheet.Text(words.Figure(column.Name), CellStyle.Header);
        sheet.Text(words["Column.State"], CellStyle.Header);
        sheet.Text(words["Column.Note"], CellStyle.Header);
    }

    public RowNote NoteOf(FigureRow row) => notes.Of(row);

    public void Row(SheetWriter sheet, FigureRow row, RowNote note)
    {
        for (var index = 0; index < columns.Count; index++) sheet.Value(columns[index].Read(row), styles[index]);
        sheet.Text(row.Provisional ? states.Provisional : states.Final, CellStyle.Mark);
        sheet.Value(note.Text, CellStyle.Note);
    }

    public void Total(SheetWriter sheet, FigureRow row, RowNote note)
    {
        for (var index = 0; index < columns.Count; index++) sheet.Value(columns[index].Read(row), totalStyles[index]);
        sheet.Text(row.Provisional ? states.Provisional : states.Final, CellStyle.TotalText);
        sheet.Value(note.Text, CellStyle.TotalNote);
    }
}
