using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using ParkingOps.Web.Features.Imports;

namespace ParkingOps.Tests.Features.Imports;

/// <summary>A cell that is computed.</summary>
internal sealed record Formula(string Text, string Value);

/// <summary>A cell with an error.</summary>
internal sealed record ErrorCell(string Text);

/// <summary>Makes workbooks in the layout of the template, good and bad, cell by cell.</summary>
internal sealed class BookBuilder
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Rows of the sheets.</summary>
    public Dictionary<ImportSheet, List<object?[]>> Rows { get; } = Enum.GetValues<ImportSheet>().ToDictionary(sheet => sheet, _ => new List<object?[]>());

    /// <summary>Sheets that are left out.</summary>
    public HashSet<ImportSheet> Missing { get; } = [];

    /// <summary>Columns that are left out.</summary>
    public HashSet<ImportColumn> MissingColumns { get; } = [];

    /// <summary>Further parts of the file.</summary>
    public List<(string Path, string Content)> Parts { get; } = [];

    /// <summary>Content type of the workbook.</summary>
    public string ContentType { get; set; } = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>Whether texts stand in a list of their own and not in the cells.</summary>
    public bool SharesTexts { get; set; }

    /// <summary>A good organisation.</summary>
    public static object?[] Organisation(string code, string name) => [code, name, "医院", "市级", "总务科", "021-12345678", null];

    /// <summary>A good site.</summary>
    public static object?[] Site(string code, string name, string organisation, int total = 100, int shareable = 60) =>
        [code, name, organisation, "黄浦区", "北路1号", "停车库", total, shareable, 31.2304, 121.4737, "值班室", "021-1234567", "每天 0:00-24:00", null];

    /// <summary>A good window of a quota.</summary>
    public static object?[] Quota(string site, DateOnly firstDay, int spaces = 60, string kinds = "工作日") => [site, "错峰共享", firstDay, kinds, "18:00", "08:00", "次日", spaces, null];

    /// <summary>Adds a row.</summary>
    public BookBuilder With(ImportSheet sheet, params object?[] cells)
    {
        Rows[sheet].Add(cells);
        return this;
    }

    /// <summary>One unit with a site and its quota.</summary>
    public BookBuilder WithUnit(string code, DateOnly firstDay) => With(ImportSheet.Organisations, Organisation(code, $"单位{code}"))
        .With(ImportSheet.Sites, Site($"{code}-P1", $"车库{code}", code)).With(ImportSheet.Quotas, Quota($"{code}-P1", firstDay));

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        var (output, texts) = (new MemoryStream(), new List<string>());
        var sheets = Rows.Keys.Except(Missing).ToList();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (sheet, index) in sheets.Select((sheet, index) => (sheet, index))) Add(zip, $"xl/worksheets/sheet{index + 1}.xml", SheetXml(sheet, texts));
            Add(zip, "[Content_Types].xml", ContentTypes(sheets.Count));
            Add(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{string.Concat(sheets.Select((sheet, index) => $"<sheet name=\"{ImportLayout.Name(sheet)}\" sheetId=\"{index + 1}\" r:id=\"r{index + 1}\"/>"))}</sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}\">{string.Concat(sheets.Select((_, index) => $"<Relationship Id=\"r{index + 1}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{index + 1}.xml\"/>"))}<Relationship Id=\"s1\" Type=\"{Office}/styles\" Target=\"styles.xml\"/>{(SharesTexts ? $"<Relationship Id=\"s2\" Type=\"{Office}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>" : "")}</Relationships>");
            Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"20\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            if (SharesTexts) Add(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{string.Concat(texts.Select(text => $"<si><r><t xml:space=\"preserve\">{Escape(text)}</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>"))}</sst>");
            foreach (var (path, content) in Parts) Add(zip, path, content);
        }
        return output.ToArray();
    }

    private static void Add(ZipArchive zip, string path, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        writer.Write(content);
    }

    private static string Escape(string text) => SecurityElement.Escape(text);

    private string ContentTypes(int sheets) => "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{ContentType}\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
        + (SharesTexts ? "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>" : "")
        + string.Concat(Enumerable.Range(1, sheets).Select(index => $"<Override PartName=\"/xl/worksheets/sheet{index}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")) + "</Types>";

    private string SheetXml(ImportSheet sheet, List<string> texts)
    {
        var columns = ImportLayout.Of(sheet);
        var kept = Enumerable.Range(0, columns.Count).Where(index => !MissingColumns.Contains(columns[index])).ToList();
        var rows = Rows[sheet].Prepend([.. columns.Select(ImportLayout.Heading)]).Select((row, number) =>
            $"<row r=\"{number + 1}\">{string.Concat(kept.Select((column, place) => Cell(row[column], $"{(char)('A' + place)}{number + 1}", texts)))}</row>");
        return $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(rows)}</sheetData></worksheet>";
    }

    private string Cell(object? value, string at, List<string> texts) => value switch
    {
        null => "",
        string text when SharesTexts => $"<c r=\"{at}\" t=\"s\"><v>{Shared(text, texts)}</v></c>",
        string text => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escape(text)}</t></is></c>",
        DateOnly day => $"<c r=\"{at}\" s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>",
        TimeOnly time => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"2\"><v>{time.ToTimeSpan().TotalDays}</v></c>"),
        Formula formula => $"<c r=\"{at}\"><f>{Escape(formula.Text)}</f><v>{formula.Value}</v></c>",
        ErrorCell error => $"<c r=\"{at}\" t=\"e\"><v>{error.Text}</v></c>",
        _ => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\"><v>{value}</v></c>"),
    };

    private static int Shared(string text, List<string> texts)
    {
        texts.Add(text);
        return texts.Count - 1;
    }
}
