using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ParkingOps.Tests.Features.Reports;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Reports;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>A monthly report of 1,000 sites by 31 days against the same values written bare; alternating runs in one process.</summary>
internal static class ReportBenchmark
{
    private const int Sites = 1000;
    private const int WarmUps = 10;
    private const int Runs = 15;

    public static string[] Run()
    {
        using var language = new Language("zh-CN");
        Report(SampleReport.Of(ReportKind.OffPeakSharing, Sites, bySiteAndDay: true));
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20);
        var sample = Sample();
        var rows = Values(sample);
        for (var run = 0; run < WarmUps; run++)
        {
            Report(sample);
            Bare(rows);
        }
        var times = Enumerable.Range(0, Runs).Select(_ => (Report: Timed(() => Report(sample)), Bare: Timed(() => Bare(rows)))).ToList();
        var (report, bare) = (times.Select(time => time.Report).Order().ElementAt(Runs / 2), times.Select(time => time.Bare).Order().ElementAt(Runs / 2));
        return [string.Create(CultureInfo.InvariantCulture,
            $"| Monthly report of {Sites:#,0} sites x 31 days, {rows.Count:#,0} rows | {report:F0} ms | bare cells {bare:F0} ms | {report / bare:F2} times; peak memory of the process {peak} MiB | at most 2 times, under 200 MB |")];
    }

    // The figures lie ready for both, so that only writing is timed.
    private static MonthlyReport Sample()
    {
        var report = SampleReport.Of(ReportKind.OffPeakSharing, Sites, bySiteAndDay: true);
        return report with { Sites = [.. report.Sites], SiteDays = [.. report.SiteDays!] };
    }

    private static void Report(MonthlyReport report)
    {
        using var file = File.Create(Path.GetTempFileName(), 1 << 16, FileOptions.DeleteOnClose);
        new MonthlyReportWriter(Language.Texts<ReportText>()).Write(report, file);
    }

    private static void Bare(IEnumerable<object?[]> rows)
    {
        using var file = File.Create(Path.GetTempFileName(), 1 << 16, FileOptions.DeleteOnClose);
        BareWorkbook.Write(file, rows);
    }

    private static double Timed(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    // The values are read back from a report, so that both write the very same cells.
    private static List<object?[]> Values(MonthlyReport report)
    {
        using var stream = new MemoryStream();
        new MonthlyReportWriter(Language.Texts<ReportText>()).Write(report, stream);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        return [.. document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Row>()).Select(ValuesOf)];
    }

    private static object?[] ValuesOf(Row row) => [.. row.Elements<Cell>().Select(cell => cell.InlineString is { } text
        ? text.InnerText
        : cell.CellValue is { } number ? decimal.Parse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture) : (object?)null)];
}
