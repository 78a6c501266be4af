using System.Diagnostics;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>Runs several ways in turn, round after round, so that all meet the same machine; medians and ratios at the end.</summary>
internal sealed class Rounds(TextWriter output)
{
    private readonly Dictionary<string, List<double>> seconds = [];

    /// <summary>Runs one way once and keeps its time.</summary>
    public async Task MeasureAsync(string way, Func<Task> run)
    {
        var clock = Stopwatch.StartNew();
        await run();
        if (!seconds.TryGetValue(way, out var times)) seconds.Add(way, times = []);
        times.Add(clock.Elapsed.TotalSeconds);
        await output.WriteLineAsync($"  {way}: {clock.Elapsed.TotalSeconds:0.00} s");
    }

    /// <summary>Median of a way, in seconds.</summary>
    public double Median(string way) => seconds[way].Order().ElementAt(seconds[way].Count / 2);
}
