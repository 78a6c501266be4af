using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Imports.Planning;
using ParkingOps.Web.Features.Imports.Reading;

namespace ParkingOps.Web.Features.Imports;

/// <summary>Files of imports in the database.</summary>
internal static class ImportFiles
{
    /// <summary>The file of an import whose rows did not go in yet.</summary>
    /// <exception cref="RuleException"><c>not-found</c>; <c>import-over</c> for one whose rows went in.</exception>
    public static async Task<ImportFile> OpenAsync(ConsoleDb database, int id)
    {
        var import = await database.Imports.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id) ?? throw new RuleException("not-found");
        if (import.State != ImportState.Checked) throw new RuleException("import-over");
        return await database.ImportFiles.FirstAsync(file => file.ImportId == id);
    }

    /// <summary>What was decided about rows that meet something that exists.</summary>
    public static ImportChoices ChoicesOf(ImportFile file) =>
        file.Choices is { } json ? JsonSerializer.Deserialize<ImportChoices>(json)! : new ImportChoices();
}

/// <summary>Rows that cannot go in, as they are handed back.</summary>
internal static class FaultyRows
{
    /// <summary>The faulty rows of a plan, with their faults in the language of who asks.</summary>
    public static List<FaultyRow> Of(ImportPlan plan, RuleWords words) =>
        [.. plan.Book.Rows.Where(row => !row.IsGood).Select(row => new FaultyRow(
            row.Sheet,
            row.Number,
            [.. ImportLayout.Of(row.Sheet).Select(column => CellValues.Shown(row, column))],
            [.. row.Faults.Select(fault => new FaultyCell(fault.Column, words.Of(fault.Refusal)))]))];
}
