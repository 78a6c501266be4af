using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace ParkingOps.Tests.Features.Reports;

/// <summary>Reads a workbook back.</summary>
internal sealed class Workbook(byte[] bytes) : IDisposable
{
    public const string Blank = "(blank)";

    private readonly SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

    public IReadOnlyList<string> SheetNames => [.. Sheets.Select(sheet => sheet.Name!.Value!)];

    private IEnumerable<Sheet> Sheets => document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>();

    public static Workbook Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return new Workbook(stream.ToArray());
    }

    public IEnumerable<string> Errors() =>
        new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}");

    public WorksheetPart Part(string sheet) => (WorksheetPart)document.WorkbookPart!.GetPartById(Sheets.Single(one => one.Name == sheet).Id!);

    /// <summary>The cells of a sheet as text or number, row by row; <see cref="Blank"/> where a cell has no value.</summary>
    public IReadOnlyList<string[]> Cells(string sheet) =>
        [.. Part(sheet).Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? Blank).ToArray())];

    /// <summary>The notes of a sheet by the cell on which they hang.</summary>
    public IReadOnlyDictionary<string, string> Notes(string sheet) => Part(sheet).WorksheetCommentsPart is { } part
        ? part.Comments.CommentList!.Elements<Comment>().ToDictionary(note => note.Reference!.Value!, note => note.CommentText!.InnerText)
        : new Dictionary<string, string>();

    /// <summary>How many boxes for notes a sheet has, which is where programs show them.</summary>
    public int NoteBoxes(string sheet) => Part(sheet).VmlDrawingParts.Sum(part =>
    {
        using var stream = part.GetStream();
        return XDocument.Load(stream).Descendants().Count(element => element.Name.LocalName == "ClientData");
    });

    public string? FormatOf(Cell cell)
    {
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var format = (CellFormat)styles.CellFormats!.ChildElements[(int)(cell.StyleIndex?.Value ?? 0)];
        return styles.NumberingFormats!.Elements<NumberingFormat>().SingleOrDefault(number => number.NumberFormatId! == format.NumberFormatId!)?.FormatCode;
    }

    public void Dispose() => document.Dispose();
}
