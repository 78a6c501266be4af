using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Imports.Reading;
using ParkingOps.Web.Features.Reports;
using Xunit;
using Workbook = ParkingOps.Tests.Features.Reports.Workbook;

namespace ParkingOps.Tests.Features.Imports;

/// <summary>The template, and the workbook with what is to be corrected.</summary>
public sealed class ImportFileTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private DateOnly Tomorrow => console.Clock.Today.AddDays(1);

    [Fact]
    public async Task Template_AsItIsDownloaded_IsSoundAndHoldsNothingToImport()
    {
        var bytes = await TemplateAsync();

        using var workbook = new Workbook(bytes);
        Assert.Empty(workbook.Errors());
        Assert.Equal(["填写说明", "单位", "停车场", "配额时段"], workbook.SheetNames);
        Assert.Equal("import-empty", Assert.Throws<RuleException>(() => ImportBook.Read(bytes)).Code);
        var lists = workbook.Part("停车场").Worksheet.Descendants<DataValidation>().Select(list => list.Formula1!.Text).ToList();
        Assert.Contains(lists, list => list.Contains("黄浦区", StringComparison.Ordinal) && list.Length <= 257);
        Assert.Contains(lists, list => list.Contains("停车库", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Template_WithItsExamplesTakenForRows_HoldsNoFault()
    {
        using var workbook = new Workbook(await TemplateAsync());
        var book = new BookBuilder();
        foreach (var sheet in Enum.GetValues<ImportSheet>())
            foreach (var row in workbook.Cells(ImportLayout.Name(sheet)).Skip(1))
                book.With(sheet, [.. row.Select(cell => cell == Workbook.Blank ? null : cell.Replace(ImportLayout.ExampleMark, "EX", StringComparison.Ordinal))]);

        var preview = await console.CheckAsync(await console.UploadAsync(book));

        Assert.Empty(preview.Faults);
        Assert.Equal(7, preview.Good);
    }

    [Fact]
    public async Task FaultyRows_Corrected_GoInWhereTheOthersWent()
    {
        var book = new BookBuilder().WithUnit("FIX-1", Tomorrow).WithUnit("FIX-2", Tomorrow);
        book.Rows[ImportSheet.Organisations][1][1] = "=cmd|' /C calc'!A0";
        book.Rows[ImportSheet.Organisations][1][2] = "-城堡";
        var id = await console.UploadAsync(book);
        await console.RunAsync(id, "先导入");

        var bytes = await FaultsAsync(id, "zh-CN");

        using var workbook = new Workbook(bytes);
        Assert.Empty(workbook.Errors());
        var row = workbook.Cells("单位")[1];
        Assert.Equal(["FIX-2", "=cmd|' /C calc'!A0", "-城堡"], row[..3]);
        Assert.StartsWith("原第 3 行：单位类型: 不在可选内容中：医院", row[^1], StringComparison.Ordinal);
        Assert.Equal(3, Enum.GetValues<ImportSheet>().Sum(sheet => workbook.Cells(ImportLayout.Name(sheet)).Count - 1));
        // Opened by another program it is still text, and corrected there it goes in.
        Assert.Contains("=cmd", string.Join('\n', LibreOffice.ToCsv(bytes)["单位"]), StringComparison.Ordinal);
        Assert.Empty(workbook.Part("单位").Worksheet.Descendants<CellFormula>());
        var corrected = new BookBuilder();
        foreach (var sheet in Enum.GetValues<ImportSheet>())
            foreach (var cells in workbook.Cells(ImportLayout.Name(sheet)).Skip(1)) corrected.With(sheet, [.. cells.Select(cell => cell == Workbook.Blank ? null : cell.Replace("-城堡", "医院", StringComparison.Ordinal))]);
        var import = await console.RunAsync(await console.UploadAsync(corrected), "改正后");
        Assert.Equal((3, 0), (import.Created, import.Faulty));
        Assert.Equal(Lifecycle.Draft, (await console.FindSiteAsync("FIX-2-P1")).Lifecycle);
    }

    [Fact]
    public async Task FaultyRows_BeforeTheImportToo_AreInTheLanguageOfWhoAsks()
    {
        var book = new BookBuilder().WithUnit("WORDS", Tomorrow);
        book.Rows[ImportSheet.Quotas][0][7] = 0;

        using var workbook = new Workbook(await FaultsAsync(await console.UploadAsync(book), "en"));

        var row = workbook.Cells("配额时段")[1];
        Assert.Equal(Tomorrow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row[2]);
        Assert.Contains("Must be between 1 and 100000.", row[^1], StringComparison.Ordinal);
    }

    private Task<byte[]> TemplateAsync() => console.AsAsync<ImportTemplateService, byte[]>(Register.Operator, async register =>
        console.Services.GetRequiredService<ImportTemplateWriter>().Write(new ImportWords(await register.DistrictsAsync())).ToArray());

    private async Task<byte[]> FaultsAsync(int id, string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var (_, rows) = await console.AsAsync<ImportService, (string, IReadOnlyList<FaultyRow> Rows)>(Register.Operator, imports => imports.FaultsAsync(id));
        var districts = await console.AsAsync<ImportTemplateService, List<District>>(Register.Operator, register => register.DistrictsAsync());
        return console.Services.GetRequiredService<FaultyRowsWriter>().Write(new ImportWords(districts), rows).ToArray();
    }
}
