using ParkingOps.Domain;

namespace ParkingOps.Web.Features.Imports.Reading;

/// <summary>A row of the workbook by the columns of the template, with what is wrong with it.</summary>
internal sealed class BookRow(ImportSheet sheet, SheetRow row, IReadOnlyDictionary<ImportColumn, int> places, bool countsFrom1904)
{
    private readonly List<ImportFault> faults = [];

    public ImportSheet Sheet => sheet;

    /// <summary>Number of the row in the file.</summary>
    public int Number => row.Number;

    /// <summary>Whether its days are counted from 1904.</summary>
    public bool CountsFrom1904 => countsFrom1904;

    public IReadOnlyList<ImportFault> Faults => faults;

    public bool IsGood => faults.Count == 0;

    /// <summary>Whether it is left out because what it says exists.</summary>
    public bool IsSkipped { get; set; }

    public SheetCell Cell(ImportColumn column) => places.TryGetValue(column, out var place) && row.Cells.TryGetValue(place, out var cell) ? cell : default;

    /// <summary>Notes a fault of a cell, or of the row as a whole.</summary>
    public void Refuse(ImportColumn? column, RuleException why) =>
        faults.Add(new ImportFault(sheet, row.Number, column, column is { } one ? CellValues.Shown(this, one) : null, why));

    /// <summary>Notes a fault of a cell, or of the row as a whole.</summary>
    public void Refuse(ImportColumn? column, string code, params object[] arguments) => Refuse(column, new RuleException(code, arguments));
}
