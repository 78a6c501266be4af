namespace ParkingOps.Web.Features.Imports;

/// <summary>What is done with a row that meets something that exists.</summary>
public enum MatchChoice
{
    /// <summary>The row is left out; what exists stays as it is.</summary>
    Skip,

    /// <summary>What exists takes the row's values; where the row is blank it keeps its own.</summary>
    Merge,

    /// <summary>The row becomes a record of its own.</summary>
    New,
}

/// <summary>A row that meets something that exists.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Row">Number of the row.</param>
/// <param name="Name">Name in the row; of a quota, its site and service.</param>
/// <param name="KnownCode">Code of what exists.</param>
/// <param name="KnownName">Name of what exists.</param>
/// <param name="ByCode">Whether the codes are the same; else the names are, in one district.</param>
/// <param name="Choice">What is done with it.</param>
/// <param name="Offered">What may be done with it.</param>
public sealed record ImportMatch(ImportSheet Sheet, int Row, string Name, string KnownCode, string KnownName, bool ByCode, MatchChoice Choice, IReadOnlyList<MatchChoice> Offered);

/// <summary>What a person decided about rows that meet something that exists.</summary>
public sealed class ImportChoices
{
    /// <summary>For all rows about which nothing else was decided; null leaves it to what suits the row.</summary>
    public MatchChoice? ForAll { get; set; }

    /// <summary>For one row each, by <see cref="KeyOf"/>.</summary>
    public Dictionary<string, MatchChoice> Rows { get; set; } = [];

    /// <summary>Key of a row.</summary>
    public static string KeyOf(ImportSheet sheet, int row) => $"{sheet}:{row}";

    /// <summary>What was decided about a row, if it is offered; else what suits it.</summary>
    internal MatchChoice Of(ImportSheet sheet, int row, IReadOnlyList<MatchChoice> offered, MatchChoice suits)
    {
        var decided = Rows.TryGetValue(KeyOf(sheet, row), out var one) ? one : ForAll;
        return decided is { } choice && offered.Contains(choice) ? choice : suits;
    }
}
