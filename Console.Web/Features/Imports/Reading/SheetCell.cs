namespace ParkingOps.Web.Features.Imports.Reading;

/// <summary>A cell as it stands in a file.</summary>
/// <param name="Text">What stands in it; of a number, the number without noise of its binary form.</param>
/// <param name="IsNumber">Whether the file keeps it as a number: a day or a time is one too.</param>
/// <param name="IsFormula">Whether it is computed.</param>
/// <param name="IsError">Whether it holds an error such as #N/A.</param>
internal readonly record struct SheetCell(string Text, bool IsNumber = false, bool IsFormula = false, bool IsError = false)
{
    /// <summary>Whether nothing stands in it.</summary>
    public bool IsBlank => !IsFormula && string.IsNullOrWhiteSpace(Text);
}

/// <summary>A row as it stands in a file: its number and its cells by column, the first being 1.</summary>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<int, SheetCell> Cells);
