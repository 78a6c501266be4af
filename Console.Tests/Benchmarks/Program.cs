using System.Globalization;
using System.Runtime.InteropServices;
using ParkingOps.Tests.Support;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>Entry point of <c>scripts/bench</c> and <c>scripts/screenshots</c>; the test runner does not use it.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (args is ["screenshots", var address, var folder]) return await Screenshots.MakeAsync(new Uri(address), folder);
        var isQuick = args.Contains("--quick");
        if (args.Any(arg => arg is not "--quick")) return Help(args.Contains("--help") ? 0 : 2);
        var (events, rounds) = isQuick ? (50_000, 1) : (400_000, 3);
        var lines = new List<string> { "| What | This | Beside it | Ratio | Goal |", "|---|---|---|---|---|" };
        Console.WriteLine("Ingestion");
        lines.AddRange(await IngestionBenchmark.RunAsync(Console.Out, events, rounds));
        Console.WriteLine("Aggregation");
        lines.AddRange(await AggregationBenchmark.RunAsync(Console.Out, isQuick ? 100_000 : 1_000_000, rounds));
        Console.WriteLine("Report");
        lines.AddRange(ReportBenchmark.Run());
        Console.WriteLine();
        Console.WriteLine($"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; medians of {rounds} rounds");
        lines.ForEach(Console.WriteLine);
        return 0;
    }

    private static int Help(int code)
    {
        Console.WriteLine("""
            scripts/bench [--quick]
              Measures, side by side in one run and on a durable private PostgreSQL: ingestion through HTTP against binary COPY into the
              same table, the nightly aggregation of a day against reading its columns, and the monthly report against bare cells.
              Prints ratios and judges nothing. --quick uses small sizes and takes well under two minutes.
            """);
        return code;
    }
}
