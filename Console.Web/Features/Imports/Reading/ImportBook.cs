using ParkingOps.Domain;
using ParkingOps.Domain.Sites;

namespace ParkingOps.Web.Features.Imports.Reading;

/// <summary>The rows of an uploaded workbook that follows the template.</summary>
/// <param name="Rows">All of them, sheet by sheet.</param>
internal sealed record ImportBook(IReadOnlyList<BookRow> Rows)
{
    /// <summary>Most rows of one workbook, over all its sheets.</summary>
    public const int MostRows = 5000;

    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = 10 << 20;

    // Title lines that somebody put above the headings.
    private const int HeadingWithin = 10;
    private const int ExtraRows = 20;

    /// <summary>Rows of one sheet.</summary>
    public IEnumerable<BookRow> Of(ImportSheet sheet) => Rows.Where(row => row.Sheet == sheet);

    /// <summary>Reads a workbook.</summary>
    /// <exception cref="RuleException">
    /// <c>import-too-large</c>, <c>import-sheet-missing</c>, <c>import-columns-missing</c>, <c>import-too-many</c>, <c>import-empty</c>, or what <see cref="WorkbookReader"/> refuses.
    /// </exception>
    public static ImportBook Read(byte[] content)
    {
        if (content.Length > MostBytes) throw new RuleException("import-too-large", MostBytes >> 20);
        using var stream = new MemoryStream(content);
        using var workbook = WorkbookReader.Open(stream);
        var rows = Enum.GetValues<ImportSheet>().SelectMany(sheet => RowsOf(workbook, sheet)).ToList();
        if (rows.Count > MostRows) throw new RuleException("import-too-many", MostRows);
        return rows.Count == 0 ? throw new RuleException("import-empty") : new ImportBook(rows);
    }

    private static IEnumerable<BookRow> RowsOf(WorkbookReader workbook, ImportSheet sheet)
    {
        var rows = workbook.Rows(ImportLayout.Name(sheet), MostRows + ExtraRows) ?? throw new RuleException("import-sheet-missing", ImportLayout.Name(sheet));
        var headings = rows.Take(HeadingWithin).Select(row => (row.Number, Places: PlacesIn(row, sheet))).MaxBy(one => one.Places.Count);
        var missing = ImportLayout.Of(sheet).Where(column => ImportLayout.IsRequired(column) && headings.Places?.ContainsKey(column) != true).Select(ImportLayout.Heading).ToList();
        if (missing.Count > 0) throw new RuleException("import-columns-missing", ImportLayout.Name(sheet), string.Join(", ", missing));
        return rows.Where(row => row.Number > headings.Number).Select(row => new BookRow(sheet, row, headings.Places, workbook.CountsFrom1904)).Where(IsOwn);
    }

    private static Dictionary<ImportColumn, int> PlacesIn(SheetRow row, ImportSheet sheet)
    {
        var places = new Dictionary<ImportColumn, int>();
        foreach (var (place, cell) in row.Cells.OrderBy(cell => cell.Key))
            foreach (var column in ImportLayout.Of(sheet))
                if (NormalName.Of(cell.Text).TrimEnd(ImportLayout.RequiredMark) == NormalName.Of(ImportLayout.Heading(column))) places.TryAdd(column, place);
        return places;
    }

    // An example stays in many a file, and so does a row in which only a remark beside the table stands.
    private static bool IsOwn(BookRow row)
    {
        var columns = ImportLayout.Of(row.Sheet);
        return columns.Any(column => !row.Cell(column).IsBlank) && !CellValues.Shown(row, columns[0]).StartsWith(ImportLayout.ExampleMark, StringComparison.Ordinal);
    }
}
