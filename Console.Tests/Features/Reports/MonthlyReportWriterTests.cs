using DocumentFormat.OpenXml.Spreadsheet;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Reports;
using Xunit;

namespace ParkingOps.Tests.Features.Reports;

public sealed class MonthlyReportWriterTests
{
    [Theory]
    [InlineData(ReportKind.HospitalReservation, "zh-CN", true)]
    [InlineData(ReportKind.HospitalReservation, "en", false)]
    [InlineData(ReportKind.OffPeakSharing, "zh-CN", false)]
    [InlineData(ReportKind.OffPeakSharing, "en", true)]
    public void Write_AnyReport_IsAValidWorkbookWithoutMissingWords(ReportKind kind, string language, bool bySiteAndDay)
    {
        using var workbook = Write(SampleReport.Of(kind, bySiteAndDay: bySiteAndDay), language);

        Assert.Empty(workbook.Errors());
        Assert.Equal(bySiteAndDay ? 6 : 5, workbook.SheetNames.Count);
        var words = workbook.SheetNames.SelectMany(workbook.Cells).SelectMany(row => row);
        Assert.DoesNotContain(words, word => KeyPrefixes.Any(prefix => word.StartsWith(prefix, StringComparison.Ordinal)));
    }

    [Fact]
    public void Write_InChinese_NamesItsSheetsSo()
    {
        using var workbook = Write(SampleReport.Of(ReportKind.OffPeakSharing, bySiteAndDay: true), "zh-CN");

        Assert.Equal(["封面", "汇总", "停车场明细", "每日", "逐日明细", "指标说明"], workbook.SheetNames);
    }

    [Fact]
    public void Write_ItsSites_PutsEveryFigureInItsColumn()
    {
        var report = SampleReport.Of(ReportKind.OffPeakSharing);
        using var workbook = Write(report, "zh-CN");
        var rows = workbook.Cells("停车场明细");
        var headings = rows[2].ToList();

        var site = report.Sites.First();
        var row = rows.Single(cells => cells[0] == site.Code);
        Assert.Equal(site.Name, row[1]);
        Assert.Equal("1017", row[headings.IndexOf("进场车次")]);
        Assert.Equal("96060", row[headings.IndexOf("开放泊位·分钟")]);
        Assert.Equal("63.8", row[headings.IndexOf("利用率（%）")]);
        Assert.Equal(15, rows.Count - 1);
        Assert.Equal("合计", rows[^1][0]);
        Assert.Equal("1234567", rows[^1][headings.IndexOf("进场车次")]);
    }

    [Fact]
    public void Write_AFigureThatCannotBeComputed_IsBlankWithItsReason()
    {
        var report = SampleReport.Of(ReportKind.OffPeakSharing);
        using var workbook = Write(report, "zh-CN");
        var rows = workbook.Cells("停车场明细");

        var row = rows.Single(cells => cells[0] == report.Sites.ElementAt(3).Code);
        Assert.Equal(Workbook.Blank, row[rows[2].ToList().IndexOf("利用率（%）")]);
        Assert.Equal("利用率（%）：没有开放泊位", row[^1]);
    }

    [Fact]
    public void Write_MoreCarsThanSpacesOffered_ShowsAndFlagsIt()
    {
        var report = SampleReport.Of(ReportKind.OffPeakSharing);
        var site = report.Sites.First() with { Figures = SampleReport.Row(1, 1) with { UtilisationPercent = 130.5m, BlankReasons = ["peak_cars:not-additive"] } };
        using var workbook = Write(report with { Sites = [site] }, "zh-CN");

        var row = workbook.Cells("停车场明细")[3];
        Assert.Contains("130.5", row);
        Assert.Equal("利用率超过 100%；峰值在场车辆：多个停车场不可相加", row[^1]);
    }

    [Fact]
    public void Write_AMakeUpWorkday_SaysSo()
    {
        using var workbook = Write(SampleReport.Of(ReportKind.OffPeakSharing), "zh-CN");

        Assert.Equal(["工作日", "国庆节调休上班"], workbook.Cells("每日")[22][1..3]);
        Assert.Equal(["节假日", "中秋节"], workbook.Cells("每日")[27][1..3]);
    }

    [Fact]
    public void Write_FiguresWithoutASource_NamesThemOnTheCoverInsteadOfEmptyColumns()
    {
        using var workbook = Write(SampleReport.Of(ReportKind.HospitalReservation), "zh-CN");

        Assert.DoesNotContain("预约数", workbook.Cells("停车场明细")[2]);
        Assert.Contains("预约数、履约数、爽约数、结果不明数、履约率（%）、爽约率（%）、数据覆盖率（%）", workbook.Cells("封面").SelectMany(row => row));
        Assert.Contains("预约数", workbook.Cells("指标说明").Select(row => row[0]));
    }

    [Fact]
    public void Write_TheSummary_SetsThisMonthBesideTheLastAndAnnouncedFiguresApart()
    {
        using var workbook = Write(SampleReport.Of(ReportKind.OffPeakSharing), "zh-CN");
        var rows = workbook.Cells("汇总");

        Assert.Equal(["进场车次", "1234567", "1100000", "12.2", "次", ""], rows.Single(row => row.Length > 0 && row[0] == "进场车次"));
        Assert.Equal(["开放泊位（期末）", "2400", "0", Workbook.Blank, "个", "上月为 0，不计算环比"], rows.Single(row => row.Length > 0 && row[0] == "开放泊位（期末）"));
        Assert.Equal(["数据覆盖率（%）", Workbook.Blank, Workbook.Blank, Workbook.Blank, "%", "尚无数据来源"], rows.Single(row => row.Length > 0 && row[0] == "数据覆盖率（%）"));
        var announced = rows.Single(row => row.Length > 0 && row[0] == "共享泊位");
        Assert.Equal(["34900", "个", "约数", "44550"], announced[1..5]);
        Assert.True(rows.ToList().IndexOf(announced) > rows.ToList().FindIndex(row => row.Length > 0 && row[0].StartsWith("三、", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("停车场明细", 3, 2, "A3:T15")]
    [InlineData("每日", 3, 1, "A3:R33")]
    [InlineData("指标说明", 3, 0, null)]
    public void Write_ItsTables_FreezesTheirHeadingsAndLetsThemBeFiltered(string name, int rows, int columns, string? filter)
    {
        using var workbook = Write(SampleReport.Of(ReportKind.OffPeakSharing), "zh-CN");
        var sheet = workbook.Part(name).Worksheet;

        var pane = sheet.Descendants<Pane>().Single();
        Assert.Equal((rows, columns, PaneStateValues.Frozen), ((int)(pane.VerticalSplit?.Value ?? 0), (int)(pane.HorizontalSplit?.Value ?? 0), pane.State!.Value));
        var actual = sheet.Descendants<AutoFilter>().Single().Reference!.Value;
        Assert.Equal(filter ?? actual, actual);
        var page = sheet.Descendants<PageSetup>().Single();
        Assert.Equal((OrientationValues.Landscape, 1u, 0u), (page.Orientation!.Value, page.FitToWidth!.Value, page.FitToHeight!.Value));
    }

    [Fact]
    public void Write_ItsNumbers_HaveTheFormatOfTheirKind()
    {
        using var workbook = Write(SampleReport.Of(ReportKind.OffPeakSharing), "zh-CN");
        var cells = workbook.Part("每日").Worksheet.Descendants<Row>().ElementAt(3).Elements<Cell>().ToList();
        var headings = workbook.Cells("每日")[2].ToList();

        Assert.Equal("yyyy\\-mm\\-dd", workbook.FormatOf(cells[0]));
        Assert.Equal("#,##0", workbook.FormatOf(cells[headings.IndexOf("进场车次")]));
        Assert.Equal("#,##0.0", workbook.FormatOf(cells[headings.IndexOf("利用率（%）")]));
    }

    [Fact]
    public void Write_OpenedByLibreOffice_ShowsTheSameNumbersAndPrints()
    {
        using var language = new Language("zh-CN");
        var bytes = Bytes(SampleReport.Of(ReportKind.OffPeakSharing));

        var sheets = LibreOffice.ToCsv(bytes);

        Assert.Equal(["停车场明细", "封面", "指标说明", "每日", "汇总"], sheets.Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith("SH-310102-0001,\"=HYPERLINK(\"\"http://x\"\",\"\"点我\"\")\",某单位1,浦东新区,121,\"1,017\",997,904,992,1,\"120,000\",\"96,060\",80.1,\"61,291\",63.8,413,691,32,已定,", sheets["停车场明细"][3]);
        Assert.StartsWith("2026-09-01,工作日,,\"43,000\",\"42,140\",", sheets["每日"][3]);
        Assert.Contains(sheets["汇总"], line => line.StartsWith("进场车次,\"1,234,567\",\"1,100,000\",+12.2%,", StringComparison.Ordinal));
        Assert.Equal("%PDF"u8.ToArray(), LibreOffice.ToPdf(bytes)[..4]);
    }

    private static readonly string[] KeyPrefixes = ["Column.", "Figure.", "Define.", "Unit.", "Reason.", "Sheet.", "Cover.", "State.", "Title.", "Summary.", "DayKind.", "Qualifier.", "Basis.", "Chart."];

    private static Workbook Write(MonthlyReport report, string language)
    {
        using var speaking = new Language(language);
        return Workbook.Written(stream => new MonthlyReportWriter(Language.Texts<ReportText>()).Write(report, stream));
    }

    private static byte[] Bytes(MonthlyReport report)
    {
        using var stream = new MemoryStream();
        new MonthlyReportWriter(Language.Texts<ReportText>()).Write(report, stream);
        return stream.ToArray();
    }
}
