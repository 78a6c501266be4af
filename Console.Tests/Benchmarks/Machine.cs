using System.Globalization;
using System.Runtime.InteropServices;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>Where the figures were taken.</summary>
internal static class Machine
{
    public static async Task<string> DescribeAsync(BenchmarkConsole? console)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30);
        var database = console is null ? "" : $", PostgreSQL {await console.AskAsync<string>("show server_version")} (fsync {await console.AskAsync<string>("show fsync")})";
        return string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {memory} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}{database}");
    }
}
