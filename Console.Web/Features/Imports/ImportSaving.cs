using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Imports.Planning;

namespace ParkingOps.Web.Features.Imports;

/// <summary>Saves what a plan makes and changes, in the transaction of the import; piece by piece, so that a person sees how far it has come.</summary>
/// <param name="plan">The plan.</param>
/// <param name="order">Name of the import, and whether new sites are submitted at once.</param>
/// <param name="now">When.</param>
/// <param name="progress">Told how far it has come, from once to twice the rows of the plan.</param>
internal sealed class ImportSaving(ImportPlan plan, (string Name, bool Submit) order, DateTimeOffset now, IProgress<int>? progress)
{
    private const string UniqueViolation = "23505";
    private const int Piece = 500;
    private readonly int records = plan.NewOrganisations.Count + plan.NewSites.Count + plan.Quotas.Count;
    private int saved;

    /// <summary>Saves all of it.</summary>
    /// <param name="database">Where the plan's records were read, with the transaction.</param>
    /// <param name="id">Number of the import.</param>
    /// <exception cref="RuleException"><c>changed-meanwhile</c>.</exception>
    public async Task SaveAsync(ConsoleDb database, int id)
    {
        database.Reason = order.Name;
        // What was merged is tracked since it was read, and saved first.
        await SaveAsync(database);
        await AddAsync(database, plan.NewOrganisations);
        if (order.Submit)
            foreach (var site in plan.NewSites) site.MoveTo(Lifecycle.Submitted, database.Actor.Name, now);
        await AddAsync(database, plan.NewSites);
        // A quota names its site by number, which it has now; and what is saved is let go of.
        var quotas = plan.Quotas.ConvertAll(one => (one.Site, Quota: Quota.Set(one.Site.Id, one.Service, one.FirstDay, one.Windows, database.Actor.Name, now, one.Reason ?? order.Name)));
        database.ChangeTracker.Clear();
        await AddAsync(database, quotas.ConvertAll(one => one.Quota));
        database.ChangeTracker.Clear();
        await ImportedRecords.WriteAsync(database, ImportedRecords.Of(id, plan, quotas));
    }

    private async Task AddAsync<T>(ConsoleDb database, List<T> made)
        where T : class
    {
        foreach (var piece in made.Chunk(Piece))
        {
            database.AddRange(piece);
            await SaveAsync(database);
            saved += piece.Length;
            progress?.Report(plan.Book.Rows.Count + (int)((long)plan.Book.Rows.Count * saved / records));
        }
    }

    private static async Task SaveAsync(ConsoleDb database)
    {
        try
        {
            await database.SaveChangesAsync();
        }
        catch (DbUpdateException taken) when (taken.InnerException is DbException { SqlState: UniqueViolation })
        {
            // Somebody registered the same code in the same moment.
            throw new RuleException("changed-meanwhile");
        }
    }
}
