using System.Globalization;
using ParkingOps.Tests.Reliability;
using ParkingOps.Tests.Support;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>Entry point of <c>scripts/bench</c>, of <c>scripts/screenshots</c>, and of tests that need a process of their own; the test runner does not use it.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is ["screenshots", var address, var folder]) return await Screenshots.MakeAsync(new Uri(address), folder);
        if (args is ["schedule", var seed]) return ScheduleCheck.Run(int.Parse(seed, CultureInfo.InvariantCulture), Console.Out);
        if (BenchmarkOptions.Parse(args) is { } options) return await BenchmarkRun.RunAsync(options);
        Console.Error.WriteLine($"'{string.Join(' ', args)}' is not understood; see scripts/bench --help.");
        return 2;
    }
}
