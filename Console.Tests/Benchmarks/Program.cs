using ParkingOps.Tests.Support;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>Entry point of <c>scripts/bench</c> and <c>scripts/screenshots</c>; the test runner does not use it.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is ["screenshots", var address, var folder]) return await Screenshots.MakeAsync(new Uri(address), folder);
        if (args is ["report"]) return ReportBenchmark.Run(Console.Out);
        Console.Error.WriteLine($"No benchmark named '{string.Join(' ', args)}'.");
        return 1;
    }
}
