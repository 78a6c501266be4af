namespace ParkingOps.Tests.Support;

/// <summary>All orders of a few things.</summary>
internal static class Permutations
{
    public static IEnumerable<T[]> Of<T>(IReadOnlyList<T> things)
    {
        if (things.Count == 0) return [[]];
        return things.SelectMany((first, at) => Of([.. things.Take(at), .. things.Skip(at + 1)]).Select(rest => (T[])[first, .. rest]));
    }
}
