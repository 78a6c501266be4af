namespace ParkingOps.Tests.Benchmarks;

/// <summary>Entry point of <c>scripts/bench</c>; the test runner does not use it.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        Console.Error.WriteLine($"No benchmark named '{string.Join(' ', args)}'.");
        return 1;
    }
}
