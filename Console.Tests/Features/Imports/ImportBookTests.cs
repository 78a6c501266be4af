using System.IO.Compression;
using System.Text;
using ParkingOps.Domain;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Imports.Planning;
using ParkingOps.Web.Features.Imports.Reading;
using Xunit;
using static ParkingOps.Tests.Features.Imports.BookBuilder;

namespace ParkingOps.Tests.Features.Imports;

/// <summary>Files as programs save them, and files that nobody should open.</summary>
public sealed class ImportBookTests
{
    private static readonly DateOnly Day = new(2027, 3, 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_OfTextsInCellsOrInAList_IsTheSame(bool shared)
    {
        var rows = ImportBook.Read(new BookBuilder { SharesTexts = shared }.WithUnit("U-1", Day).ToBytes());

        Assert.Equal("单位U-1", OrganisationFacts.Of(Assert.Single(rows.Of(ImportSheet.Organisations))).Name);
        var quota = QuotaFacts.Of(Assert.Single(rows.Of(ImportSheet.Quotas)));
        Assert.Equal((Day, "18:00-+1 08:00", 60), (quota.FirstDay, quota.Window?.Time.ToString(), quota.Window?.Spaces));
    }

    [Fact]
    public void Read_AfterLibreOfficeSavedIt_IsTheSame()
    {
        var saved = LibreOffice.ToWorkbook(new BookBuilder().WithUnit("U-1", Day).With(ImportSheet.Quotas, "U-1-P1", "无障碍", Day, "休息日、节假日", new TimeOnly(18, 0), new TimeOnly(8, 0), null, 5, null).ToBytes());

        var quotas = ImportBook.Read(saved).Of(ImportSheet.Quotas).Select(QuotaFacts.Of).ToList();

        Assert.All(quotas, quota => Assert.True(quota.Row.IsGood));
        Assert.All(quotas, quota => Assert.Equal((Day, "18:00-+1 08:00"), (quota.FirstDay, quota.Window?.Time.ToString())));
    }

    [Theory]
    [InlineData("２０２７－０３－０１", "１８：００", "８:００", "６０")]
    [InlineData("2027年3月1日", "18:00:00", "08:00", " 60 ")]
    [InlineData("2027/3/1", "18:00", "8:00", "60.0")]
    public void Read_OfWideAndForeignForms_UnderstandsThem(string day, string start, string end, string spaces)
    {
        var book = new BookBuilder().With(ImportSheet.Quotas, "ｕ－１", "错峰共享", day, "Rest days, 节假日", start, end, "", spaces, null);

        var quota = QuotaFacts.Of(Assert.Single(ImportBook.Read(book.ToBytes()).Of(ImportSheet.Quotas)));

        Assert.Equal(("U-1", Day, "18:00-+1 08:00", 60), (quota.SiteCode, quota.FirstDay, quota.Window?.Time.ToString(), quota.Window?.Spaces));
    }

    [Fact]
    public void Read_OfAComputedCellOrAnError_IsAFaultOfThatCell()
    {
        var book = new BookBuilder().With(ImportSheet.Organisations, "U-1", new Formula("A1&\"院\"", "医院"), new ErrorCell("#N/A"), null, null, null, null);

        var facts = OrganisationFacts.Of(Assert.Single(ImportBook.Read(book.ToBytes()).Of(ImportSheet.Organisations)));

        Assert.Equal((null, null), (facts.Name, facts.Kind));
        Assert.Equal([(ImportColumn.OrganisationName, "import-formula"), (ImportColumn.OrganisationKind, "import-error-value")], facts.Row.Faults.Select(fault => (fault.Column!.Value, fault.Refusal.Code)));
    }

    [Fact]
    public void Read_OfExamplesAndEmptyRows_LeavesThemOut()
    {
        var book = new BookBuilder().WithUnit("U-1", Day)
            .With(ImportSheet.Organisations, Organisation($"{ImportLayout.ExampleMark}-1", "示例")).With(ImportSheet.Sites, new object?[14]);

        Assert.Equal(3, ImportBook.Read(book.ToBytes()).Rows.Count);
    }

    [Theory]
    [InlineData("车库_xD800_", "车库\uFFFD")]
    [InlineData("_xDE00_车库", "\uFFFD车库")]
    [InlineData("车库_xD83D__xDE00_", "车库\U0001F600")]
    public void Read_OfHalfACharacter_PutsTheReplacementCharacter(string written, string read)
    {
        var book = new BookBuilder().With(ImportSheet.Organisations, Organisation("U-1", written));

        Assert.Equal(read, OrganisationFacts.Of(Assert.Single(ImportBook.Read(book.ToBytes()).Rows)).Name);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "text", "import-no-workbook" }, { "html", "import-no-workbook" }, { "nothing", "import-no-workbook" }, { "zip", "import-no-workbook" }, { "cut off", "import-no-workbook" },
        { "old", "import-old-workbook" }, { "bomb", "import-bomb" }, { "large bomb", "import-bomb" }, { "entries", "import-bomb" }, { "entities", "import-no-workbook" },
        { "macros", "import-macros" }, { "macro type", "import-macros" }, { "external link", "import-external" }, { "external part", "import-external" }, { "connection", "import-external" },
        { "damaged texts", "import-no-workbook" }, { "damaged relations", "import-no-workbook" }, { "damaged sheet", "import-no-workbook" },
        { "sheet", "import-sheet-missing" }, { "column", "import-columns-missing" }, { "empty", "import-empty" }, { "rows", "import-too-many" }, { "texts in cells", "import-texts" }, { "texts in a list", "import-texts" }, { "one endless text", "import-texts" }, { "large", "import-too-large" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_OfAFileThatIsNone_SaysWhy(string file, string code) =>
        Assert.Equal(code, Assert.Throws<RuleException>(() => ImportBook.Read(Bytes(file))).Code);

    [Fact]
    public void Read_OfALinkThatAPersonClicksOn_IsNoLinkToAnotherFile()
    {
        var book = new BookBuilder { Parts = { ("xl/worksheets/_rels/sheet1.xml.rels", Relation("hyperlink", "mailto:x@example.org")) } }.WithUnit("U-1", Day);

        Assert.Equal(3, ImportBook.Read(book.ToBytes()).Rows.Count);
    }

    private static byte[] Bytes(string file) => file switch
    {
        "text" => "单位编号,单位名称"u8.ToArray(),
        "html" => "<html><table><tr><td>单位编号</td></tr></table></html>"u8.ToArray(),
        "nothing" => [],
        "zip" => Zip(("a.txt", "a")),
        "cut off" => new BookBuilder().WithUnit("U-1", Day).ToBytes()[..900],
        "old" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
        "bomb" => Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", new string(' ', 8 << 20))),
        "large bomb" => Zip(("[Content_Types].xml", ""), ("a", new string('a', 110 << 20)), ("b", new string('b', 110 << 20))),
        "entries" => Zip([.. Enumerable.Range(0, 1001).Select(number => ($"{number}", ""))]),
        "entities" => Zip(("[Content_Types].xml", "<!DOCTYPE a [<!ENTITY b \"bb\">]><Types>&b;</Types>"), ("xl/workbook.xml", "")),
        "macros" => With(("xl/vbaProject.bin", "x")),
        "macro type" => new BookBuilder { ContentType = "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }.WithUnit("U-1", Day).ToBytes(),
        "external link" => With(("xl/externalLinks/externalLink1.xml", "<externalLink/>")),
        "external part" => With(("xl/worksheets/_rels/sheet1.xml.rels", Relation("oleObject", "file:///etc/passwd"))),
        "connection" => With(("xl/connections.xml", "<connections/>")),
        "damaged texts" => Damaged("xl/sharedStrings.xml"),
        "damaged relations" => Damaged("_rels/.rels"),
        "damaged sheet" => Damaged("xl/worksheets/sheet1.xml"),
        "sheet" => new BookBuilder { Missing = { ImportSheet.Quotas } }.WithUnit("U-1", Day).ToBytes(),
        "column" => new BookBuilder { MissingColumns = { ImportColumn.District } }.WithUnit("U-1", Day).ToBytes(),
        "empty" => new BookBuilder().ToBytes(),
        "rows" => Many().ToBytes(),
        "texts in cells" or "texts in a list" => Wordy(file == "texts in a list", 4500, 700).ToBytes(),
        "one endless text" => Wordy(false, 1, 21 << 20).ToBytes(),
        _ => new byte[ImportService.MostBytes + 1],
    };

    // What is packed of a part follows its name; a block of that kind does not exist.
    private static byte[] Damaged(string part)
    {
        var bytes = new BookBuilder { SharesTexts = true }.WithUnit("U-1", Day).ToBytes();
        bytes.AsSpan(bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(part)) + part.Length, 16).Fill(0xFF);
        return bytes;
    }

    private static byte[] With((string, string) part) => new BookBuilder { Parts = { part } }.WithUnit("U-1", Day).ToBytes();

    // Not so much of one kind that it is out of all proportion, and not so little that it does not pack well.
    private static BookBuilder Wordy(bool shares, int rows, int length)
    {
        var book = new BookBuilder { SharesTexts = shares };
        var text = string.Concat(Enumerable.Range(0, 1 + length / 512).Select(number => $"{number:X8}".PadRight(512, (char)('a' + number % 26))))[..length];
        for (var row = 0; row < rows; row++) book.With(ImportSheet.Organisations, [.. Enumerable.Range(0, 7).Select(column => $"{row}-{column}{text}")]);
        return book;
    }

    private static BookBuilder Many()
    {
        var book = new BookBuilder();
        for (var number = 0; number <= ImportService.MostRows; number++) book.With(number % 2 == 0 ? ImportSheet.Organisations : ImportSheet.Sites, number % 2 == 0 ? Organisation($"U-{number}", "x") : Site($"U-{number}", "x", "U-0"));
        return book;
    }

    private static string Relation(string type, string target) =>
        $"<Relationships><Relationship Id=\"x\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>";

    private static byte[] Zip(params (string Path, string Content)[] parts)
    {
        var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open(), new UTF8Encoding(false));
                writer.Write(content);
            }
        return output.ToArray();
    }
}
