using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Onboarding;

/// <summary>Who changes an application, and when.</summary>
internal sealed record ApplicationScene(string By, DateTimeOffset At);

/// <summary>Runs every change of an application the same way: under its lock, all in one transaction.</summary>
public sealed class ApplicationChanges(ConsoleDbFactory databases, OnboardingNotices notices, TimeProvider clock)
{
    private const string UniqueViolation = "23505";

    /// <summary>Changes one application; people who are told of the step that this takes are told in the same transaction.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, <c>changed-meanwhile</c> for a code that somebody registered in the same moment, or what the act refuses.</exception>
    internal async Task<int> RunAsync(Permission permission, int id, Func<ConsoleDb, ApplicationScene, OnboardingApplication, Task> act, string? reason = null)
    {
        await using var database = await databases.OpenAsync(permission);
        await using var transaction = await database.Database.BeginTransactionAsync();
        await database.Database.ExecuteSqlAsync($"select 1 from onboarding_applications where id = {id} for update");
        var application = await database.OnboardingApplications.FirstOrDefaultAsync(one => one.Id == id) ?? throw new RuleException("not-found");
        var (steps, scene) = (application.Steps.Count, new ApplicationScene(database.Actor.Name, clock.GetUtcNow()));
        database.Reason = reason;
        await SaveAsync(database, () => act(database, scene, application));
        if (application.Steps.Count > steps) await notices.SendAsync(database, application);
        await transaction.CommitAsync();
        return application.Version;
    }

    private static async Task SaveAsync(ConsoleDb database, Func<Task> act)
    {
        try
        {
            await act();
            await database.SaveChangesAsync();
        }
        catch (DbUpdateException taken) when (taken.InnerException is DbException { SqlState: UniqueViolation })
        {
            throw new RuleException("changed-meanwhile");
        }
    }
}
