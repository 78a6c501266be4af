using System.Globalization;
using DocumentFormat.OpenXml.Packaging;

namespace ParkingOps.Web.Features.Reports.Workbooks;

/// <summary>A note that hangs on a cell: its place, counted from 1, and its words.</summary>
internal readonly record struct CellNote(int Column, int Row, string Text);

/// <summary>Writes the notes of a sheet in the two parts that programs want: the words, and the boxes in which they are shown beside their cells.</summary>
/// <param name="notes">The notes.</param>
/// <param name="grid">Widths and heights, by which the boxes are placed.</param>
/// <param name="author">Who says it.</param>
internal sealed class CellNotes(IReadOnlyList<CellNote> notes, SheetGrid grid, string author)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Box = "visibility:hidden;position:absolute;width:195pt;height:60pt;z-index:";

    // Numbers of shapes are unique in a workbook and are given out in blocks.
    private const int Block = 1024;
    private const int BlocksOfASheet = 100;
    private const double BoxWidth = 36;

    /// <summary>Adds both parts to a sheet; the relation of the boxes, which the sheet names.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="position">Its place in the workbook, from 0.</param>
    public string AddTo(WorksheetPart sheet, uint position)
    {
        Write(sheet.AddNewPart<WorksheetCommentsPart>(), WriteWords);
        var boxes = sheet.AddNewPart<VmlDrawingPart>();
        Write(boxes, buffer => WriteBoxes(buffer, 1 + ((int)position * BlocksOfASheet)));
        return sheet.GetIdOfPart(boxes);
    }

    private static void Write(OpenXmlPart part, Action<Utf8Buffer> write)
    {
        using var stream = part.GetStream(FileMode.Create);
        var buffer = new Utf8Buffer(stream);
        write(buffer);
        buffer.Flush();
    }

    private void WriteWords(Utf8Buffer buffer)
    {
        buffer.Raw($"<comments xmlns=\"{Main}\"><authors><author>{SheetTail.Escape(author)}</author></authors><commentList>");
        foreach (var note in notes)
        {
            buffer.Raw($"<comment ref=\"{SheetWriter.Reference(note.Column, note.Row)}\" authorId=\"0\"><text><r><rPr><sz val=\"9\"/><rFont val=\"{WorkbookStyles.FontName}\"/></rPr><t xml:space=\"preserve\">");
            buffer.Text(CellText.Cut(note.Text));
            buffer.Raw("</t></r></text></comment>"u8);
        }
        buffer.Raw("</commentList></comments>"u8);
    }

    private void WriteBoxes(Utf8Buffer buffer, int firstBlock)
    {
        var blocks = string.Join(',', Enumerable.Range(firstBlock, (notes.Count / Block) + 1));
        buffer.Raw($"<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{blocks}\"/></o:shapelayout>");
        buffer.Raw("<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"u8);
        for (var index = 0; index < notes.Count; index++) buffer.Raw(BoxOf(notes[index], (firstBlock * Block) + index + 1, index + 1));
        buffer.Raw("</xml>"u8);
    }

    private string BoxOf(CellNote note, int number, int order)
    {
        var (right, left) = grid.ColumnAfter(note.Column, BoxWidth);
        var (below, top) = grid.RowAfter(note.Row, TextHeight.Of(note.Text, BoxWidth));
        return string.Create(CultureInfo.InvariantCulture, $"<v:shape id=\"_x0000_s{number}\" type=\"#_x0000_t202\" style=\"{Box}{order}\" fillcolor=\"#fdf3e7\" strokecolor=\"#c8702a\" o:insetmode=\"auto\">")
            + "<v:fill color2=\"#fdf3e7\"/><v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
            + "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
            + string.Create(CultureInfo.InvariantCulture, $"<x:Anchor>{note.Column}, 8, {note.Row - 1}, 2, {right}, {left}, {below}, {top}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{note.Row - 1}</x:Row><x:Column>{note.Column - 1}</x:Column></x:ClientData></v:shape>");
    }
}
