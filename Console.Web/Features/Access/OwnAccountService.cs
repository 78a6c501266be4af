using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Access;

/// <summary>What every account does for itself: password, authenticator app, sessions, and a look at its own sign-ins.</summary>
public sealed class OwnAccountService(ConsoleDbFactory databases, Passwords passwords, SecondFactors factors, SecretGuard guard, Sessions sessions, TimeProvider clock)
{
    /// <summary>The own account with its open sessions and its latest sign-ins.</summary>
    public async Task<(AccountRow Account, List<SessionRow> Sessions, List<SignInRow> History)> ShowAsync()
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        var user = await OwnAsync(database);
        var account = (await AccountList.ReadAsync(database, database.Users.Where(one => one.Id == user.Id), clock.GetUtcNow())).Single();
        return (account, await AccountList.ReadAsync(sessions.Live(database, user.Id)), await AccountList.HistoryAsync(database, user.Id));
    }

    /// <summary>Changes the own password and ends every session, this one too.</summary>
    /// <exception cref="RuleException"><c>password-wrong</c>, <c>password-locked</c>, and those of passwords.</exception>
    public async Task ChangePasswordAsync(string old, string replacement)
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        var user = await CheckedAsync(database, old);
        await passwords.SetAsync(database, user, await AccountQueries.RoleOfAsync(database, user.Id), replacement);
        await sessions.EndAllAsync(database, user.Id);
        await database.SaveChangesAsync();
    }

    /// <summary>A secret for an authenticator app, for whoever knows the password.</summary>
    /// <exception cref="RuleException"><c>password-wrong</c>, <c>password-locked</c>.</exception>
    public async Task<SecondFactorOffer> OfferSecondFactorAsync(string password)
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        return factors.Offer((await CheckedAsync(database, password)).UserName!);
    }

    /// <summary>Sets up the authenticator app that shows a code of the offered secret.</summary>
    /// <returns>Recovery codes, which are shown this once.</returns>
    /// <exception cref="RuleException"><c>code-wrong</c> or <c>code-offer</c>.</exception>
    public async Task<List<string>> SetUpSecondFactorAsync(string sealedText, string code)
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var codes = await factors.SetUpAsync(database, await OwnAsync(database), sealedText, code);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return codes;
    }

    /// <summary>Replaces the recovery codes.</summary>
    /// <exception cref="RuleException"><c>password-wrong</c>, <c>password-locked</c> or <c>code-none</c>.</exception>
    public async Task<List<string>> NewRecoveryCodesAsync(string password)
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        var user = await CheckedAsync(database, password);
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (!user.TwoFactorEnabled) throw new RuleException("code-none");
        var codes = await factors.NewRecoveryCodesAsync(database, user.Id);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return codes;
    }

    /// <summary>Takes the own authenticator app away; where the role needs one, the next sign-in asks for another.</summary>
    /// <exception cref="RuleException"><c>password-wrong</c>, <c>password-locked</c>.</exception>
    public async Task RemoveSecondFactorAsync(string password)
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        var user = await CheckedAsync(database, password);
        await using var transaction = await database.Database.BeginTransactionAsync();
        await factors.RemoveAsync(database, user);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Ends one of the own sessions.</summary>
    public async Task EndSessionAsync(Guid session)
    {
        await using var database = await databases.OpenAsync(Permission.UseConsole);
        var user = await OwnAsync(database);
        foreach (var one in await sessions.Live(database, user.Id).Where(one => one.Id == session).ToListAsync()) sessions.End(one, database.Actor);
        await database.SaveChangesAsync();
    }

    private static Task<ConsoleUser> OwnAsync(ConsoleDb database) => AccountQueries.GetAsync(database, database.Actor.Name);

    private async Task<ConsoleUser> CheckedAsync(ConsoleDb database, string password)
    {
        var user = await OwnAsync(database);
        var outcome = await guard.TryAsync(database, user.Id, SignInOutcome.Refused, () => Task.FromResult(passwords.AreRight(user, password)));
        if (outcome is null) return user;
        database.Note(new AuditNote("password-refused", nameof(ConsoleUser), user.UserName!) { OrganisationId = user.OrganisationId });
        await database.SaveChangesAsync();
        throw new RuleException(outcome == SignInOutcome.Locked ? "password-locked" : "password-wrong");
    }
}
