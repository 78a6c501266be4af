using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;
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
    /// <exception cref="RuleException">
    /// <c>not-found</c>, <c>import-over</c>, <c>import-name</c>, <c>import-name-taken</c>, <c>import-nothing</c>, or <c>import-changed</c> when it would not do what the preview told.
    /// </exception>
    public async Task RunAsync(int id, ImportOrder order)
    {
        await using var database = await databases.OpenAsync(Permission.EditRegister);
        // Before any lock is taken: nobody waits for a turn and holds up others.
        using var turn = await turns.TakeAsync();
        await using var transaction = await database.Database.BeginTransactionAsync();
        // Two clicks take turns, and whoever changes a site meanwhile waits.
        await database.Database.ExecuteSqlAsync($"select 1 from imports where id = {id} for update");
        await database.Database.ExecuteSqlAsync($"select 1 from sites order by id for update");
        var name = await NameAsync(database, order.Name);
        var file = await ImportFiles.OpenAsync(database, id);
        var plan = await Task.Run(() => ImportPlanner.PlanAsync(database, ImportBook.Read(file.Content), ImportFiles.ChoicesOf(file), clock.GetUtcNow(), null));
        var preview = plan.Preview(new ImportChoices());
        if (plan.Mark != order.Mark) throw new RuleException("import-changed");
        if (preview.Good == 0) throw new RuleException("import-nothing");
        await SaveAsync(database, id, plan, (name, order.Submit));
        await FinishAsync(database, id, name, (plan, preview));
        await transaction.CommitAsync();
    }

    private const string UniqueViolation = "23505";

    private static async Task<string> NameAsync(ConsoleDb database, string? name)
    {
        var trimmed = NormalName.Tidy(name);
        if (trimmed.Length is 0 or > Import.NameLimit) throw new RuleException("import-name", Import.NameLimit);
        return await database.Imports.AnyAsync(one => one.Name == trimmed) ? throw new RuleException("import-name-taken", trimmed) : trimmed;
    }

    // A quota names its site by number, so sites go in first; the transaction makes it one.
    private async Task SaveAsync(ConsoleDb database, int id, ImportPlan plan, (string Name, bool Submit) order)
    {
        var now = clock.GetUtcNow();
        database.Reason = order.Name;
        database.AddRange(plan.NewOrganisations);
        if (order.Submit)
            foreach (var site in plan.NewSites) site.MoveTo(Lifecycle.Submitted, database.Actor.Name, now);
        database.AddRange(plan.NewSites);
        await SaveAsync(database);
        var quotas = plan.Quotas.ConvertAll(one => (one.Site, Quota: Quota.Set(one.Site.Id, one.Service, one.FirstDay, one.Windows, database.Actor.Name, now, one.Reason ?? order.Name)));
        database.AddRange(quotas.Select(one => one.Quota));
        await SaveAsync(database);
        database.AddRange(ImportedRecords.Of(id, plan, quotas));
    }

    // What is saved is let go of: looking through thousands of records again for changes takes longer than writing them.
    private static async Task<long> SaveAsync(ConsoleDb database)
    {
        try
        {
            await database.SaveChangesAsync();
            var last = database.ChangeTracker.Entries<AuditEntry>().Max(line => (long?)line.Entity.Id) ?? 0;
            database.ChangeTracker.Clear();
            return last;
        }
        catch (DbUpdateException taken) when (taken.InnerException is DbException { SqlState: UniqueViolation })
        {
            // Somebody registered the same code in the same moment.
            throw new RuleException("changed-meanwhile");
        }
    }

    private async Task FinishAsync(ConsoleDb database, int id, string name, (ImportPlan Plan, ImportPreview Preview) done)
    {
        var import = await database.Imports.FirstAsync(one => one.Id == id);
        (import.Name, import.State, import.ImportedBy, import.ImportedAt) = (name, ImportState.Imported, database.Actor.Name, clock.GetUtcNow());
        import.Created = done.Plan.NewOrganisations.Count + done.Plan.NewSites.Count + done.Plan.Quotas.Count;
        import.Merged = done.Plan.MergedOrganisations.Count + done.Plan.MergedSites.Count;
        import.Skipped = done.Preview.Sheets.Sum(sheet => sheet.Skipped);
        import.Faulty = done.Preview.Faulty;
        var last = await SaveAsync(database);
        var file = await database.ImportFiles.FirstAsync(one => one.ImportId == id);
        (file.Content, file.Faults, file.TrailNumber) = ([], JsonSerializer.Serialize(FaultyRows.Of(done.Plan, words)), last);
        await database.SaveChangesAsync();
    }
}
