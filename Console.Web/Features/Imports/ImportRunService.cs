using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Features.Imports.Planning;
using ParkingOps.Web.Features.Imports.Reading;

namespace ParkingOps.Web.Features.Imports;

/// <summary>How a person wants the good rows of a workbook in.</summary>
public sealed class ImportOrder
{
    /// <summary>Name of the import.</summary>
    public string Name { get; set; } = "";

    /// <summary>Mark of the preview that the person saw; when the import would do anything else by now, nothing goes in.</summary>
    public string Mark { get; set; } = "";

    /// <summary>Whether new sites are submitted for approval at once; else they are drafts.</summary>
    public bool Submit { get; set; }

    /// <summary>The name that an import has until a person gives it another: that of its file, cut where it is too long, and the minute.</summary>
    public static string NameFor(string fileName, string minute)
    {
        var (name, most) = (Path.GetFileNameWithoutExtension(fileName), Import.NameLimit - minute.Length - 1);
        return $"{TextCut.Start(name, most)} {minute}";
    }
}

/// <summary>Lets the good rows of a workbook in: all of them in one transaction, or none.</summary>
public sealed class ImportRunService(ConsoleDbFactory databases, RuleWords words, ReadingTurns turns, TimeProvider clock)
{
    /// <summary>Lets the good rows in.</summary>
    /// <param name="id">Number of the import.</param>
    /// <param name="order">How the person wants them in.</param>
    /// <param name="progress">Told how far it has come: to once the rows while they are checked anew, to twice the rows while they are saved.</param>
    /// <exception cref="RuleException">
    /// <c>not-found</c>, <c>import-over</c>, <c>import-name</c>, <c>import-name-taken</c>, <c>import-nothing</c>, or <c>import-changed</c> when it would not do what the preview told.
    /// </exception>
    public async Task RunAsync(int id, ImportOrder order, IProgress<int>? progress = null)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        PostgresProvider.KeepPlans(database);
        // Before any lock is taken: nobody waits for a turn and holds up others.
        using var turn = await turns.TakeAsync();
        await using var transaction = await database.Database.BeginTransactionAsync();
        // Two clicks take turns, and whoever changes a site meanwhile waits.
        await database.Database.ExecuteSqlAsync($"select 1 from imports where id = {id} for update");
        await database.Database.ExecuteSqlAsync($"select 1 from sites order by id for update");
        var name = await NameAsync(database, order.Name);
        var file = await ImportFiles.OpenAsync(database, id);
        var plan = await Task.Run(() => ImportPlanner.PlanAsync(database, ImportBook.Read(file.Content), ImportFiles.ChoicesOf(file), clock.GetUtcNow(), progress));
        var preview = plan.Preview(new ImportChoices());
        if (plan.Mark != order.Mark) throw new RuleException("import-changed");
        if (preview.Good == 0) throw new RuleException("import-nothing");
        var saving = new ImportSaving(plan, (name, order.Submit), clock.GetUtcNow(), progress);
        await Task.Run(() => saving.SaveAsync(database, id));
        await FinishAsync(database, id, name, (plan, preview));
        await transaction.CommitAsync();
    }

    private static async Task<string> NameAsync(ConsoleDb database, string? name)
    {
        var trimmed = NormalName.Tidy(name);
        if (trimmed.Length is 0 or > Import.NameLimit) throw new RuleException("import-name", Import.NameLimit);
        return await database.Imports.AnyAsync(one => one.Name == trimmed) ? throw new RuleException("import-name-taken", trimmed) : trimmed;
    }

    private async Task FinishAsync(ConsoleDb database, int id, string name, (ImportPlan Plan, ImportPreview Preview) done)
    {
        var import = await database.Imports.FirstAsync(one => one.Id == id);
        (import.Name, import.State, import.ImportedBy, import.ImportedAt) = (name, ImportState.Imported, database.Actor.Name, clock.GetUtcNow());
        import.Created = done.Plan.NewOrganisations.Count + done.Plan.NewSites.Count + done.Plan.Quotas.Count;
        import.Merged = done.Plan.MergedOrganisations.Count + done.Plan.MergedSites.Count;
        import.Skipped = done.Preview.Sheets.Sum(sheet => sheet.Skipped);
        import.Faulty = done.Preview.Faulty;
        await database.SaveChangesAsync();
        var file = await database.ImportFiles.FirstAsync(one => one.ImportId == id);
        (file.Content, file.Faults, file.TrailNumber) = ([], JsonSerializer.Serialize(FaultyRows.Of(done.Plan, words)), database.LastLine);
        await database.SaveChangesAsync();
    }
}
