using ParkingOps.Domain;

namespace ParkingOps.Web.Features.Imports;

/// <summary>What is wrong at one place of a workbook.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Row">Number of the row, as the program that shows the file counts.</param>
/// <param name="Column">The column, or null when it is the row as a whole.</param>
/// <param name="Value">What stands there, or null.</param>
/// <param name="Refusal">Why it is refused.</param>
public sealed record ImportFault(ImportSheet Sheet, int Row, ImportColumn? Column, string? Value, RuleException Refusal);

/// <summary>A row that did not go in, as it is handed back.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Row">Number of the row in the file that was uploaded.</param>
/// <param name="Cells">What stands in its columns, in the order of the template.</param>
/// <param name="Faults">What is wrong in it.</param>
public sealed record FaultyRow(ImportSheet Sheet, int Row, IReadOnlyList<string> Cells, IReadOnlyList<FaultyCell> Faults);

/// <summary>What is wrong in a cell, in words.</summary>
/// <param name="Column">Its column; null when it is the row as a whole.</param>
/// <param name="Words">Why it is refused.</param>
public sealed record FaultyCell(ImportColumn? Column, string Words);
