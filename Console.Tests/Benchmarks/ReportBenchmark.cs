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
    private const double Goal = 2;
    private const long MostMegabytes = 200;

    public static List<Comparison> Run(BenchmarkSizes sizes)
    {
        using var language = new Language("zh-CN");
        var sample = Sample(sizes.Sites);
        // What the first report adds to the most that the process ever held, its code included: the process is small and nothing else runs.
        var before = Peak();
        Report(sample);
        var peak = (Peak() - before) / (1 << 20);
        var rows = Values(sample);
        var (report, bare) = (new Median(), new Median());
        for (var run = 0; run < sizes.ReportRuns; run++)
        {
            Report(sample);
            Bare(rows);
        }

        for (var run = 0; run < sizes.ReportRuns; run++)
        {
            report.Time(() => Report(sample));
            bare.Time(() => Bare(rows));
        }

        var what = Comparison.Text($"monthly report, {sizes.Sites:#,0} sites by day, {rows.Count:#,0} rows");
        return
        [
            Comparison.OfTimes(what, report, bare, Goal),
            new Comparison($"{what}: memory while writing", Comparison.Text($"{peak} MiB more"), "", "", Comparison.Text($"under {MostMegabytes} MiB"), peak < MostMegabytes),
        ];
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    // The figures lie ready for both, so that only writing is timed.
    private static MonthlyReport Sample(int sites)
    {
        var report = SampleReport.Of(ReportKind.OffPeakSharing, sites, bySiteAndDay: true);
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
