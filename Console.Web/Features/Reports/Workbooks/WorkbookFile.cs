using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ParkingOps.Domain.Time;

namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>
/// One Excel workbook, written from front to back into a stream: the sheets at once, the small parts (styles, charts, relations) by the
/// SDK when it is disposed.
/// </summary>
public sealed class WorkbookFile : IDisposable
{
    private const string Head = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
        """;

    private readonly MemoryStream smallParts = new();
    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart workbook;
    private readonly ZipArchive zip;
    private readonly DateTimeOffset writtenAt;
    private readonly Sheets sheets = new();
    private readonly DefinedNames names = new();

    /// <summary>Begins a workbook.</summary>
    /// <param name="output">Where it goes; stays open.</param>
    /// <param name="title">Title in the file's properties.</param>
    /// <param name="writtenAt">When it was made; the machine's clock is not asked.</param>
    /// <param name="pointsUnit">Words for percentage points.</param>
    public WorkbookFile(Stream output, string title, DateTimeOffset writtenAt, string pointsUnit = "pp")
    {
        this.writtenAt = writtenAt;
        document = SpreadsheetDocument.Create(smallParts, SpreadsheetDocumentType.Workbook, autoSave: true);
        (document.PackageProperties.Title, document.PackageProperties.Created) = (title, writtenAt.UtcDateTime);
        workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Build(pointsUnit);
        zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>Writes a sheet.</summary>
    /// <param name="plan">What is settled before its first row.</param>
    /// <param name="rows">Writes its rows.</param>
    /// <param name="addDrawing">Adds a chart to the sheet; null for none.</param>
    public void Add(SheetPlan plan, Action<SheetWriter> rows, Action<DrawingsPart>? addDrawing = null)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var position = (uint)sheets.ChildElements.Count;
        sheets.Append(new Sheet { Name = plan.Name, SheetId = position + 1, Id = workbook.GetIdOfPart(part) });
        using var stream = Entry(part.Uri.OriginalString).Open();
        var writer = new SheetWriter(stream);
        writer.Raw(Head + Before(plan, position == 0));
        rows(writer);
        writer.Raw("</sheetData>" + writer.Tail.ToMarkup(plan, AddDrawing(part, addDrawing), AddNotes(part, plan, writer.Tail, position)) + "</worksheet>");
        writer.Flush();
        Name(plan, writer.Tail, position);
    }

    /// <summary>Writes the small parts and ends the file.</summary>
    public void Dispose()
    {
        workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), sheets);
        if (names.HasChildren) workbook.Workbook.Append(names);
        document.Dispose();
        smallParts.Position = 0;
        using (var source = new ZipArchive(smallParts, ZipArchiveMode.Read))
            foreach (var small in source.Entries.Where(entry => !entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)))
                Copy(small);
        zip.Dispose();
    }

    private static string? AddDrawing(WorksheetPart part, Action<DrawingsPart>? addDrawing)
    {
        if (addDrawing is null) return null;
        var drawing = part.AddNewPart<DrawingsPart>();
        addDrawing(drawing);
        return part.GetIdOfPart(drawing);
    }

    private static string? AddNotes(WorksheetPart part, SheetPlan plan, SheetTail tail, uint position) =>
        tail.Notes.Count == 0 ? null : new CellNotes(tail.Notes, new SheetGrid(plan.Widths, tail.Heights), plan.NoteAuthor).AddTo(part, position);

    private static string Before(SheetPlan plan, bool isFirst)
    {
        var markup = new StringBuilder("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews>");
        markup.Append(CultureInfo.InvariantCulture, $"<sheetView showGridLines=\"{(plan.ShowsGrid ? 1 : 0)}\" tabSelected=\"{(isFirst ? 1 : 0)}\" workbookViewId=\"0\">{Pane(plan)}</sheetView>");
        markup.Append("</sheetViews><sheetFormatPr defaultRowHeight=\"18\" customHeight=\"1\"/><cols>");
        for (var index = 0; index < plan.Widths.Count; index++)
            markup.Append(CultureInfo.InvariantCulture, $"<col min=\"{index + 1}\" max=\"{index + 1}\" width=\"{plan.Widths[index]}\" customWidth=\"1\"/>");
        return markup.Append("</cols><sheetData>").ToString();
    }

    private static string Pane(SheetPlan plan)
    {
        if (plan.FrozenRows == 0 && plan.FrozenColumns == 0) return "";
        var corner = (plan.FrozenRows, plan.FrozenColumns) switch
        {
            ( > 0, > 0) => "bottomRight",
            ( > 0, _) => "bottomLeft",
            _ => "topRight",
        };
        var split = (plan.FrozenColumns > 0 ? $" xSplit=\"{plan.FrozenColumns}\"" : "") + (plan.FrozenRows > 0 ? $" ySplit=\"{plan.FrozenRows}\"" : "");
        var cell = SheetWriter.Reference(plan.FrozenColumns + 1, plan.FrozenRows + 1);
        return $"<pane{split} topLeftCell=\"{cell}\" activePane=\"{corner}\" state=\"frozen\"/><selection pane=\"{corner}\" activeCell=\"{cell}\" sqref=\"{cell}\"/>";
    }

    private void Name(SheetPlan plan, SheetTail tail, uint position)
    {
        var sheet = SheetNames.Quote(plan.Name);
        if (tail.FilterRange(absolute: true) is { } range)
            names.Append(new DefinedName($"{sheet}!{range}") { Name = "_xlnm._FilterDatabase", LocalSheetId = position, Hidden = true });
        if (plan.FrozenRows > 0)
            names.Append(new DefinedName($"{sheet}!$1:${plan.FrozenRows}") { Name = "_xlnm.Print_Titles", LocalSheetId = position });
    }

    private void Copy(ZipArchiveEntry small)
    {
        using var from = small.Open();
        using var to = Entry(small.FullName).Open();
        from.CopyTo(to);
    }

    private ZipArchiveEntry Entry(string path)
    {
        var entry = zip.CreateEntry(path.TrimStart('/'), CompressionLevel.Fastest);
        entry.LastWriteTime = writtenAt.ToOffset(ServiceDay.Offset);
        return entry;
    }
}
