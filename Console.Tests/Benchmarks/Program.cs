namespace ParkingOps.Tests.Benchmarks;

/// <summary>Entry point of <c>scripts/bench</c>; the test runner does not use it.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is ["report"]) return ReportBenchmark.Run(Console.Out);
        Console.Error.WriteLine($"No benchmark named '{string.Join(' ', args)}'.");
        return 1;
    }
}
