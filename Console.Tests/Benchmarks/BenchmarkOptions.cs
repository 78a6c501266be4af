namespace ParkingOps.Tests.Benchmarks;

/// <summary>What <c>scripts/bench</c> was asked for.</summary>
internal sealed record BenchmarkOptions(bool IsQuick, bool IsWritten, IReadOnlyList<string> Names)
{
    public const string Ingestion = "ingestion";
    public const string Aggregation = "aggregation";
    public const string Report = "report";
    public const string Sharing = "sharing";
    public const string Import = "import";
    private static readonly string[] Known = [Report, Sharing, Import, Ingestion, Aggregation];

    public BenchmarkSizes Sizes => IsQuick ? BenchmarkSizes.Quick : BenchmarkSizes.Full;

    public bool Needs(string name) => Names.Contains(name);

    public bool NeedsDatabase => Needs(Import) || Needs(Ingestion) || Needs(Aggregation);

    /// <summary>Reads the arguments; null when one is not known.</summary>
    public static BenchmarkOptions? Parse(string[] args)
    {
        var names = args.Where(arg => Known.Contains(arg)).ToList();
        var (isQuick, isWritten) = (args.Contains("--quick"), args.Contains("--write"));
        var understood = names.Count + args.Count(arg => arg is "--quick" or "--write");
        return understood == args.Length ? new BenchmarkOptions(isQuick, isWritten, names.Count == 0 ? Known : names) : null;
    }
}
