using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Imports.Reading;
using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

/// <summary>A row of such a workbook.</summary>
/// <param name="Cells">What stands in it, by column.</param>
/// <param name="Faults">What is wrong in it; null for none.</param>
/// <param name="Words">All of that in one text; null without a column for it.</param>
internal sealed record ImportWorkbookRow(IReadOnlyList<string> Cells, IReadOnlyList<FaultyCell>? Faults = null, string? Words = null);

/// <summary>Writes a workbook in the layout of the import's template: an instruction sheet, and a sheet a kind of record with its drop-down lists.</summary>
internal sealed class ImportWorkbook(WorkbookFile file, ImportWords words)
{
    private const int GuideWidth = 110;
    private const int HeadingHeight = 26;
    private const int FaultWidth = 60;

    /// <summary>Writes the instruction sheet.</summary>
    public void AddGuide()
    {
        var plan = new SheetPlan { Name = ImportLayout.Chinese("Guide"), Widths = [4, GuideWidth] };
        file.Add(plan, sheet =>
        {
            sheet.BeginRow(30);
            sheet.Blank();
            sheet.Text(ImportLayout.Chinese("Guide.Title"), CellStyle.Title);
            sheet.EndRow();
            foreach (var line in ImportLayout.Chinese("Guide.Lines").Split('|'))
            {
                sheet.BeginRow(TextHeight.Of(line, GuideWidth, 22));
                sheet.Blank();
                sheet.Text(line.Trim(), CellStyle.Wrapped);
                sheet.EndRow();
            }
        });
    }

    /// <summary>Writes a sheet of rows.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="faults">Heading of the column for faults, and who says what is wrong; null for a sheet without faults.</param>
    public void Add(ImportSheet kind, IEnumerable<ImportWorkbookRow> rows, (string Heading, string Author)? faults = null)
    {
        var columns = ImportLayout.Of(kind);
        var plan = new SheetPlan
        {
            Name = ImportLayout.Name(kind),
            Widths = [.. columns.Select(WidthOf), .. faults is null ? Array.Empty<double>() : [FaultWidth]],
            FrozenRows = 1,
            ShowsGrid = true,
            Lists = [.. columns.Select((column, index) => (Column: index + 1, Choices: words.Offered(column))).Where(one => one.Choices is not null).Select(one => (one.Column, one.Choices!))],
            ListedRows = ImportService.MostRows + 1,
            NoteAuthor = faults?.Author ?? "",
        };
        file.Add(plan, sheet =>
        {
            sheet.BeginRow(HeadingHeight);
            foreach (var column in columns) sheet.Text(ImportLayout.Heading(column) + (ImportLayout.IsRequired(column) ? $"{ImportLayout.RequiredMark}" : ""), CellStyle.Header);
            if (faults is { Heading: var heading }) sheet.Text(heading, CellStyle.Header);
            sheet.EndRow();
            foreach (var row in rows) Write(sheet, columns, row);
        });
    }

    private static void Write(SheetWriter sheet, IReadOnlyList<ImportColumn> columns, ImportWorkbookRow row)
    {
        var faulty = (row.Faults ?? []).ToLookup(fault => fault.Column ?? columns[0], fault => fault);
        sheet.BeginRow(row.Words is { } told ? TextHeight.Of(told, FaultWidth) : null);
        for (var index = 0; index < columns.Count; index++)
        {
            var text = index < row.Cells.Count ? row.Cells[index] : "";
            var style = faulty[columns[index]].Any(fault => fault.Column is not null) ? CellStyle.Warning : CellStyle.Text;
            if (text.Length == 0) sheet.Blank(style);
            else sheet.Text(text, style);
            if (faulty.Contains(columns[index])) sheet.Note(index + 1, string.Join('\n', faulty[columns[index]].Select(fault => fault.Words)));
        }
        if (row.Words is { } words) sheet.Text(words, CellStyle.Wrapped);
        sheet.EndRow();
    }

    private static double WidthOf(ImportColumn column) => column switch
    {
        ImportColumn.OrganisationName or ImportColumn.SiteName or ImportColumn.Address => 34,
        ImportColumn.DutyHours or ImportColumn.Services or ImportColumn.Note or ImportColumn.Reason or ImportColumn.DayKinds => 24,
        ImportColumn.ContactPhone or ImportColumn.OrganisationCode or ImportColumn.SiteCode => 18,
        _ => 13,
    };
}
