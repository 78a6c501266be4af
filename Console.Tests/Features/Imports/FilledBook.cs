using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ParkingOps.Web.Features.Imports;

namespace ParkingOps.Tests.Features.Imports;

/// <summary>A workbook that was downloaded and is filled in: cells change, all else in the file stays.</summary>
internal sealed class FilledBook : IDisposable
{
    private readonly MemoryStream content = new();
    private readonly SpreadsheetDocument document;

    public FilledBook(byte[] downloaded)
    {
        content.Write(downloaded);
        document = SpreadsheetDocument.Open(content, isEditable: true);
    }

    /// <summary>The file with what was filled in; it is closed by that.</summary>
    public byte[] ToBytes()
    {
        document.Dispose();
        return content.ToArray();
    }

    /// <summary>Writes into a cell by its address.</summary>
    public void Set(ImportSheet sheet, string address, string text)
    {
        var cell = Rows(sheet).Descendants<Cell>().First(one => one.CellReference == address);
        cell.RemoveAllChildren();
        (cell.DataType, cell.InlineString) = (CellValues.InlineString, new InlineString(new Text(text)));
    }

    /// <summary>Writes a row below those that are there.</summary>
    public void Add(ImportSheet sheet, params object?[] cells) => Rows(sheet).AppendChild(new Row(cells.Select(Filled)));

    /// <inheritdoc />
    public void Dispose() => document.Dispose();

    private static Cell Filled(object? value) => value switch
    {
        null => new Cell(),
        DateOnly day => new Cell(new CellValue(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber)),
        string text => new Cell(new InlineString(new Text(text))) { DataType = CellValues.InlineString },
        _ => new Cell(new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!)),
    };

    private SheetData Rows(ImportSheet sheet)
    {
        var workbook = document.WorkbookPart!;
        var id = workbook.Workbook.Descendants<Sheet>().Single(one => one.Name == ImportLayout.Name(sheet)).Id!;
        return ((WorksheetPart)workbook.GetPartById(id!)).Worksheet.GetFirstChild<SheetData>()!;
    }
}
