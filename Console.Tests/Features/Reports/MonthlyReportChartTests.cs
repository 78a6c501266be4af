using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Reports;
using Xunit;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace ParkingOps.Tests.Features.Reports;

public sealed class MonthlyReportChartTests
{
    [Fact]
    public void Write_TheChart_ReadsTheDailySheetInExplicitColours()
    {
        using var workbook = Write(SampleReport.Of(ReportKind.OffPeakSharing));
        var chart = workbook.Part("汇总").DrawingsPart!.ChartParts.Single().ChartSpace;

        var bars = chart.Descendants<C.BarChartSeries>().Single();
        var line = chart.Descendants<C.LineChartSeries>().Single();
        Assert.Equal("'每日'!$D$4:$D$33", bars.Descendants<C.Values>().Single().Descendants<C.Formula>().Single().Text);
        Assert.Equal("'每日'!$M$4:$M$33", line.Descendants<C.Values>().Single().Descendants<C.Formula>().Single().Text);
        Assert.All([bars.GetFirstChild<C.ChartShapeProperties>(), line.GetFirstChild<C.ChartShapeProperties>()], shape => Assert.NotEmpty(shape!.Descendants<A.RgbColorModelHex>()));
        Assert.False(line.GetFirstChild<C.Smooth>()!.Val!.Value);
        Assert.Equal(8, bars.Elements<C.DataPoint>().Count());
    }

    [Fact]
    public void Write_WhenNothingWasOffered_DrawsNoLine()
    {
        var report = SampleReport.Of(ReportKind.HospitalReservation);
        report = report with { Days = [.. report.Days.Select(day => day with { Figures = day.Figures with { UtilisationPercent = null } })] };
        using var workbook = Write(report);

        Assert.Empty(workbook.Errors());
        Assert.Empty(workbook.Part("汇总").DrawingsPart!.ChartParts.Single().ChartSpace.Descendants<C.LineChartSeries>());
    }

    private static Workbook Write(MonthlyReport report)
    {
        using var speaking = new Language("zh-CN");
        return Workbook.Written(stream => new MonthlyReportWriter(Language.Texts<ReportText>()).Write(report, stream));
    }
}
