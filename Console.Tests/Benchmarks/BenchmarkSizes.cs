namespace ParkingOps.Tests.Benchmarks;

/// <summary>How much each benchmark works on.</summary>
/// <param name="Sites">Sites of the register.</param>
/// <param name="IngestedEvents">Events of one round of ingestion.</param>
/// <param name="AggregatedEvents">Events of the day that is aggregated.</param>
/// <param name="Rounds">Rounds, of which the median counts.</param>
/// <param name="ReportRuns">Reports written, of which the median counts.</param>
internal sealed record BenchmarkSizes(int Sites, int IngestedEvents, int AggregatedEvents, int Rounds, int ReportRuns)
{
    public static BenchmarkSizes Full { get; } = new(1_000, 200_000, 1_000_000, 3, 15);

    /// <summary>Small enough for two minutes; the ratios say less.</summary>
    public static BenchmarkSizes Quick { get; } = new(100, 40_000, 100_000, 3, 5);
}
