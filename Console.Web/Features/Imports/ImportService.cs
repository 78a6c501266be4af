using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Imports.Planning;
using ParkingOps.Web.Features.Imports.Reading;

namespace ParkingOps.Web.Features.Imports;

/// <summary>Workbooks of organisations, sites and quotas: uploaded, checked, and listed.</summary>
public sealed class ImportService(ConsoleDbFactory databases, RuleWords words, ReadingTurns turns, TimeProvider clock)
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = ImportBook.MostBytes;

    /// <summary>Most rows of a workbook.</summary>
    public const int MostRows = ImportBook.MostRows;

    private const int Listed = 200;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>The latest imports, the newest first.</summary>
    public async Task<List<Import>> ListAsync()
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        return await database.Imports.AsNoTracking().OrderByDescending(one => one.Id).Take(Listed).ToListAsync();
    }

    /// <summary>One import.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<Import> FindAsync(int id)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        return await database.Imports.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id) ?? throw new RuleException("not-found");
    }

    /// <summary>Keeps a workbook that can be read; its number. Uploads that nobody went on with are let go of after 30 days.</summary>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="content">The file.</param>
    /// <param name="waits">Told when another file is being read and this one waits.</param>
    /// <exception cref="RuleException">What <see cref="ImportBook.Read"/> refuses.</exception>
    public async Task<int> UploadAsync(string fileName, byte[] content, Action? waits = null)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        using (await turns.TakeAsync(waits)) await Task.Run(() => ImportBook.Read(content));
        var now = clock.GetUtcNow();
        database.RemoveRange(await database.Imports.Where(one => one.State == ImportState.Checked && one.UploadedAt < now - KeptFor).ToListAsync());
        var import = new Import { FileName = ShortName(fileName), UploadedBy = database.Actor.Name, UploadedAt = now };
        await using var transaction = await database.Database.BeginTransactionAsync();
        database.Add(import);
        await database.SaveChangesAsync();
        database.Add(new ImportFile { ImportId = import.Id, Content = content });
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return import.Id;
    }

    /// <summary>What an uploaded workbook would come to, as the register is now.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>import-over</c>.</exception>
    public async Task<ImportPreview> CheckAsync(int id, IProgress<int>? progress = null)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        var file = await ImportFiles.OpenAsync(database, id);
        var choices = ImportFiles.ChoicesOf(file);
        return (await PlanAsync(database, file, choices, progress)).Preview(choices);
    }

    /// <summary>Keeps what was decided about rows that meet something that exists.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>import-over</c>.</exception>
    public async Task ChooseAsync(int id, ImportChoices choices)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        var file = await ImportFiles.OpenAsync(database, id);
        file.Choices = JsonSerializer.Serialize(choices);
        await database.SaveChangesAsync();
    }

    /// <summary>The name of the file, and the rows that cannot go in or did not.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<(string FileName, IReadOnlyList<FaultyRow> Rows)> FaultsAsync(int id)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        var import = await database.Imports.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id) ?? throw new RuleException("not-found");
        var file = await database.ImportFiles.AsNoTracking().FirstAsync(one => one.ImportId == id);
        if (file.Faults is { } kept) return (import.FileName, JsonSerializer.Deserialize<List<FaultyRow>>(kept)!);
        return (import.FileName, FaultyRows.Of(await PlanAsync(database, file, ImportFiles.ChoicesOf(file), null), words));
    }

    /// <summary>Lets go of an upload whose rows did not go in.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>import-over</c>.</exception>
    public async Task DiscardAsync(int id)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        await ImportFiles.OpenAsync(database, id);
        database.Remove(await database.Imports.FirstAsync(one => one.Id == id));
        await database.SaveChangesAsync();
    }

    // Off the page's own line: it goes on showing how far the check has come.
    private async Task<ImportPlan> PlanAsync(ConsoleDb database, ImportFile file, ImportChoices choices, IProgress<int>? progress)
    {
        using var turn = await turns.TakeAsync();
        return await Task.Run(() => ImportPlanner.PlanAsync(database, ImportBook.Read(file.Content), choices, clock.GetUtcNow(), progress));
    }

    private static string ShortName(string fileName) => TextCut.End(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..], Import.NameLimit);
}
