using System.Diagnostics;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>Takes the times of some rounds and answers with the middle one.</summary>
internal sealed class Median
{
    private readonly List<double> seconds = [];

    public double Seconds => seconds.Order().ElementAt(seconds.Count / 2);

    public void Time(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    public async Task TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
