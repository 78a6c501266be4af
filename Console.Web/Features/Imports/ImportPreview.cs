namespace ParkingOps.Web.Features.Imports;

/// <summary>How many rows of a sheet there are, and what becomes of them.</summary>
public sealed record SheetCount(ImportSheet Sheet, int Rows, int Good, int Skipped, int Faulty);

/// <summary>What an uploaded workbook would come to.</summary>
/// <param name="Sheets">Counts by sheet.</param>
/// <param name="Faults">Every fault, by sheet, row and column.</param>
/// <param name="Matches">Rows that meet something that exists.</param>
/// <param name="Choices">What was decided about them.</param>
/// <param name="Mark">What the import would do, in few characters; another one as soon as it would do anything else.</param>
public sealed record ImportPreview(IReadOnlyList<SheetCount> Sheets, IReadOnlyList<ImportFault> Faults, IReadOnlyList<ImportMatch> Matches, ImportChoices Choices, string Mark)
{
    /// <summary>Rows that would go in.</summary>
    public int Good => Sheets.Sum(sheet => sheet.Good);

    /// <summary>Rows that cannot.</summary>
    public int Faulty => Sheets.Sum(sheet => sheet.Faulty);
}
