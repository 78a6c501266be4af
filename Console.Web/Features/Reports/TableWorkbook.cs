using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

/// <summary>A column of an exported table.</summary>
/// <param name="Heading">Heading, in the reader's language.</param>
/// <param name="Style">How its values are written.</param>
/// <param name="Width">Width in characters.</param>
public sealed record TableColumn(string Heading, CellStyle Style = CellStyle.Text, double Width = 16);

/// <summary>What a page shows, as one Excel sheet (导出): headings, rows, filter buttons, headings that stay in view.</summary>
public static class TableWorkbook
{
    private const int Heading = 1;

    /// <summary>Writes the table.</summary>
    /// <param name="output">Where it goes; stays open.</param>
    /// <param name="name">Name of the sheet and title of the file.</param>
    /// <param name="writtenAt">When it was made.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Its rows: text, whole or decimal numbers, dates, instants, or null for blank; read once.</param>
    public static void Write(
        Stream output, string name, DateTimeOffset writtenAt, IReadOnlyList<TableColumn> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var workbook = new WorkbookFile(output, name, writtenAt);
        var plan = new SheetPlan
        {
            Name = SheetNames.Clean(name),
            Widths = [.. columns.Select(column => column.Width)],
            FrozenRows = Heading,
            Footer = name,
        };
        workbook.Add(plan, sheet => WriteRows(sheet, columns, rows));
    }

    private static void WriteRows(SheetWriter sheet, IReadOnlyList<TableColumn> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        sheet.BeginRow(26);
        sheet.BeginTable(columns.Count);
        foreach (var column in columns) sheet.Text(column.Heading, CellStyle.Header);
        sheet.EndRow();
        foreach (var row in rows)
        {
            sheet.BeginRow();
            for (var index = 0; index < columns.Count; index++) sheet.Value(row[index], columns[index].Style);
            sheet.EndRow();
        }
        sheet.EndTable();
    }
}
