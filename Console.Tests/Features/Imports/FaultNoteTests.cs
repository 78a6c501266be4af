using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Imports.Reading;
using ParkingOps.Web.Features.Reports;
using Xunit;
using Workbook = ParkingOps.Tests.Features.Reports.Workbook;

namespace ParkingOps.Tests.Features.Imports;

/// <summary>The fault beside each cell, in whatever program the file is corrected.</summary>
public sealed class FaultNoteTests(ConsoleServices console) : IClassFixture<ConsoleServices>
{
    private DateOnly Tomorrow => console.Clock.Today.AddDays(1);

    [Fact]
    public async Task FaultyRows_HandedBack_HaveTheFaultBesideEachCell()
    {
        using var workbook = new Workbook(await FaultsAsync("NOTE-1"));

        Assert.Empty(workbook.Errors());
        Assert.Equal(["C2", "F2"], workbook.Notes("单位").Keys.Order());
        Assert.StartsWith("不在可选内容中：医院", workbook.Notes("单位")["C2"], StringComparison.Ordinal);
        Assert.Equal("不是电话号码。", workbook.Notes("单位")["F2"]);
        Assert.Contains("第 2 行", workbook.Notes("停车场")["C2"], StringComparison.Ordinal);
        Assert.Equal(workbook.Notes("单位").Count, workbook.NoteBoxes("单位"));
    }

    [Fact]
    public async Task FaultyRows_SavedByLibreOfficeAndCorrectedThere_KeepTheNotesAndGoIn()
    {
        var saved = LibreOffice.ToWorkbook(await FaultsAsync("NOTE-2"));
        using (var workbook = new Workbook(saved)) Assert.StartsWith("不在可选内容中：医院", workbook.Notes("单位")["C2"], StringComparison.Ordinal);

        using var book = new FilledBook(saved);
        book.Set(ImportSheet.Organisations, "C2", "医院");
        book.Set(ImportSheet.Organisations, "F2", "021-12345678");
        var import = await console.RunAsync(await console.UploadAsync(book.ToBytes()), "批注留在表里");

        Assert.Equal((3, 0), (import.Created, import.Faulty));
    }

    [Fact]
    public async Task FaultyRows_OfAFileWithThousandsOfFaults_CanBeUploadedAgain()
    {
        var book = new BookBuilder();
        for (var row = 0; row < ImportService.MostRows; row++) book.With(ImportSheet.Organisations, $"N {row}", "", "城堡", "国家级", null, "门卫", null);

        var faults = await FaultsAsync(await console.UploadAsync(book));

        using var workbook = new Workbook(faults);
        Assert.Equal(ImportService.MostRows * 5, workbook.NoteBoxes("单位"));
        Assert.Equal(ImportService.MostRows, (await console.CheckAsync(await console.UploadAsync(faults))).Faulty);
    }

    private async Task<byte[]> FaultsAsync(string code)
    {
        var book = new BookBuilder().WithUnit(code, Tomorrow);
        (book.Rows[ImportSheet.Organisations][0][2], book.Rows[ImportSheet.Organisations][0][5]) = ("城堡", "门卫");
        return await FaultsAsync(await console.UploadAsync(book));
    }

    private async Task<byte[]> FaultsAsync(int id)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        var (_, rows) = await console.AsAsync<ImportService, (string, IReadOnlyList<FaultyRow> Rows)>(Register.Operator, imports => imports.FaultsAsync(id));
        var districts = await console.AsAsync<ImportTemplateService, List<District>>(Register.Operator, register => register.DistrictsAsync());
        return console.Services.GetRequiredService<FaultyRowsWriter>().Write(new ImportWords(districts), rows).ToArray();
    }
}
