using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>
/// The yardstick of the reports: the same values in one sheet with nothing else, no styles, no widths, no chart, written straight into
/// the zip in the same way.
/// </summary>
internal static class BareWorkbook
{
    private const string Types = """
        <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
        """;

    private const string Root = """
        <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """;

    private const string Workbook = """
        <?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="bare" sheetId="1" r:id="r1"/></sheets></workbook>
        """;

    private const string Relations = """
        <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
        """;

    /// <summary>Writes rows of texts, numbers as decimals, and blanks.</summary>
    public static void Write(Stream output, IEnumerable<object?[]> rows)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Part(zip, "[Content_Types].xml", Types);
        Part(zip, "_rels/.rels", Root);
        Part(zip, "xl/workbook.xml", Workbook);
        Part(zip, "xl/_rels/workbook.xml.rels", Relations);
        using var stream = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        using var sheet = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16);
        sheet.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        foreach (var row in rows)
        {
            sheet.Write("<row>");
            foreach (var value in row) Cell(sheet, value);
            sheet.Write("</row>");
        }
        sheet.Write("</sheetData></worksheet>");
    }

    private static void Cell(StreamWriter sheet, object? value)
    {
        switch (value)
        {
            case null: sheet.Write("<c/>"); break;
            case string text: sheet.Write("<c t=\"inlineStr\"><is><t>"); sheet.Write(SecurityElement.Escape(text)); sheet.Write("</t></is></c>"); break;
            default: sheet.Write("<c><v>"); sheet.Write(Convert.ToString(value, CultureInfo.InvariantCulture)); sheet.Write("</v></c>"); break;
        }
    }

    private static void Part(ZipArchive zip, string path, string markup)
    {
        using var part = new StreamWriter(zip.CreateEntry(path, CompressionLevel.Fastest).Open());
        part.Write(markup);
    }
}
