using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Imports.Reading;
using ParkingOps.Web.Features.Reports.Workbooks;

namespace ParkingOps.Web.Features.Reports;

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
    /// <param name="rows">Cells by column, the faulty columns, and the faults in words; null without a column for faults.</param>
    /// <param name="faultHeading">Heading of the column for faults; null for none.</param>
    public void Add(ImportSheet kind, IEnumerable<(IReadOnlyList<string> Cells, IReadOnlyList<ImportColumn> Faulty, string? Words)> rows, string? faultHeading = null)
    {
        var columns = ImportLayout.Of(kind);
        var plan = new SheetPlan
        {
            Name = ImportLayout.Name(kind),
            Widths = [.. columns.Select(WidthOf), .. faultHeading is null ? Array.Empty<double>() : [FaultWidth]],
            FrozenRows = 1,
            ShowsGrid = true,
            Lists = [.. columns.Select((column, index) => (Column: index + 1, Choices: words.Offered(column))).Where(one => one.Choices is not null).Select(one => (one.Column, one.Choices!))],
            ListedRows = ImportService.MostRows + 1,
        };
        file.Add(plan, sheet =>
        {
            sheet.BeginRow(HeadingHeight);
            foreach (var column in columns) sheet.Text(ImportLayout.Heading(column) + (ImportLayout.IsRequired(column) ? $"{ImportLayout.RequiredMark}" : ""), CellStyle.Header);
            if (faultHeading is not null) sheet.Text(faultHeading, CellStyle.Header);
            sheet.EndRow();
            foreach (var row in rows) Write(sheet, columns, row);
        });
    }

    private static void Write(SheetWriter sheet, IReadOnlyList<ImportColumn> columns, (IReadOnlyList<string> Cells, IReadOnlyList<ImportColumn> Faulty, string? Words) row)
    {
        sheet.BeginRow(row.Words is { } told ? TextHeight.Of(told, FaultWidth) : null);
        for (var index = 0; index < columns.Count; index++)
        {
            var text = index < row.Cells.Count ? row.Cells[index] : "";
            var style = row.Faulty.Contains(columns[index]) ? CellStyle.Warning : CellStyle.Text;
            if (text.Length == 0) sheet.Blank(style);
            else sheet.Text(text, style);
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
