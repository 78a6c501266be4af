using System.Globalization;
using ParkingOps.Domain.Time;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>Runs what was asked for, prints it as one table and, if wanted, puts the table into the project's document.</summary>
internal static class BenchmarkRun
{
    private const string Document = "docs/benchmarks.md";
    private const string Begin = "<!-- table -->";
    private const string End = "<!-- end of table -->";

    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        var lines = new List<Comparison>();
        // The report comes first, while the process is small, because its memory is part of the result.
        if (options.Needs(BenchmarkOptions.Report)) lines.AddRange(Told(ReportBenchmark.Run(options.Sizes)));
        if (options.Needs(BenchmarkOptions.Sharing)) lines.AddRange(Told(SharingBenchmark.Run(options.Sizes)));
        var machine = await Machine.DescribeAsync(null);
        if (options.NeedsDatabase) machine = await RunOnDatabaseAsync(options, lines);
        var table = TableOf(options, machine, lines);
        Console.WriteLine(table);
        if (options.IsWritten) Write(table);
        return 0;
    }

    private static async Task<string> RunOnDatabaseAsync(BenchmarkOptions options, List<Comparison> lines)
    {
        await using var console = await BenchmarkConsole.StartAsync();
        await console.PrepareAsync(options.Sizes.Sites);
        if (options.Needs(BenchmarkOptions.Import)) lines.AddRange(Told(await ImportBenchmark.RunAsync(console, options.Sizes)));
        if (options.Needs(BenchmarkOptions.Ingestion)) lines.AddRange(Told(await IngestionBenchmark.RunAsync(console, options.Sizes)));
        if (options.Needs(BenchmarkOptions.Aggregation)) lines.AddRange(Told(await AggregationBenchmark.RunAsync(console, options.Sizes)));
        return await Machine.DescribeAsync(console);
    }

    private static List<Comparison> Told(List<Comparison> lines)
    {
        foreach (var line in lines) Console.Error.WriteLine(line);
        return lines;
    }

    private static string TableOf(BenchmarkOptions options, string machine, List<Comparison> lines)
    {
        var today = ServiceDay.Today(TimeProvider.System).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var size = options.IsQuick ? " Small sizes (--quick): the ratios say less." : "";
        return string.Join('\n', [$"{today}, {machine}. Medians of {options.Sizes.Rounds} rounds.{size}", "", Comparison.Header, .. lines.Select(line => line.ToString())]);
    }

    private static void Write(string table)
    {
        var text = File.ReadAllText(Document);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin) throw new InvalidOperationException($"{Document} has no place for the table.");
        File.WriteAllText(Document, $"{text[..(begin + Begin.Length)]}\n{table}\n{text[end..]}");
    }
}
