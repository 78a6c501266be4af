namespace ParkingOps.Web.Features.Audit;

/// <summary>One field of a record that a line tells of.</summary>
/// <param name="Name">Name of the field in the program.</param>
/// <param name="Type">Type of its values; null when the program no longer knows the field.</param>
/// <param name="Before">Value before, as JSON text; null when there was none.</param>
/// <param name="After">Value after, as JSON text; null when there is none.</param>
public sealed record AuditDifference(string Name, Type? Type, string? Before, string? After);

/// <summary>One line of the trail as people read it.</summary>
public sealed record AuditRow(
    long Id, DateTimeOffset At, string By, string? Address, string Act, string Record, string Key, string? Reason, IReadOnlyList<AuditDifference> Differences)
{
    /// <summary>Whether a part of a record was made, changed or taken away rather than the record itself.</summary>
    public bool IsPart { get; init; }
}

/// <summary>Names for the numbers by which records name each other.</summary>
/// <param name="Sites">Name and code of sites by number.</param>
/// <param name="Organisations">Name and code of organisations by number.</param>
/// <param name="Accounts">Names of accounts by number.</param>
/// <param name="Roles">Names of roles by number.</param>
/// <param name="Districts">Names of districts by code, in the language of the interface.</param>
public sealed record AuditNames(
    IReadOnlyDictionary<int, string> Sites,
    IReadOnlyDictionary<int, string> Organisations,
    IReadOnlyDictionary<int, string> Accounts,
    IReadOnlyDictionary<int, string> Roles,
    IReadOnlyDictionary<string, string> Districts)
{
    /// <summary>Where no name is known.</summary>
    public static AuditNames None { get; } = new(new Dictionary<int, string>(), new Dictionary<int, string>(), new Dictionary<int, string>(), new Dictionary<int, string>(), new Dictionary<string, string>());
}

/// <summary>A page of the trail with the names that its values need.</summary>
public sealed record AuditPageRows(IReadOnlyList<AuditRow> Rows, int Total, AuditNames Names);
