using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Access;

/// <summary>An account whose password is being set through a link.</summary>
public sealed record LinkedAccount(string UserName, string Role);

/// <summary>
/// What a person does before the sign-in is complete: choose a password, by an invitation or since the old one is due, and set up an
/// authenticator app. Whoever calls has seen the link or the password.
/// </summary>
public sealed class SignInDutyService(IDbContextFactory<ConsoleDb> contexts, Passwords passwords, SecondFactors factors, Sessions sessions, TimeProvider clock)
{
    /// <summary>Name and role of an account.</summary>
    public async Task<LinkedAccount> ShowAsync(int userId)
    {
        await using var database = await contexts.CreateDbContextAsync();
        var user = await database.Users.AsNoTracking().SingleAsync(one => one.Id == userId);
        return new LinkedAccount(user.UserName!, await AccountQueries.RoleOfAsync(database, userId));
    }

    /// <summary>Gives an account the password that its owner chose, and ends what was open.</summary>
    public async Task ChoosePasswordAsync(int userId, string password)
    {
        await using var database = await contexts.CreateDbContextAsync();
        await ChooseAsync(database, await OwnerAsync(database, userId), password);
        await database.SaveChangesAsync();
    }

    /// <summary>A secret for an authenticator app.</summary>
    public async Task<SecondFactorOffer> OfferAsync(int userId) => factors.Offer((await ShowAsync(userId)).UserName);

    /// <summary>Sets up the authenticator app that shows a code of the offered secret.</summary>
    /// <returns>Recovery codes, which are shown this once.</returns>
    public async Task<List<string>> SetUpAsync(int userId, string sealedText, string code)
    {
        await using var database = await contexts.CreateDbContextAsync();
        await using var transaction = await database.Database.BeginTransactionAsync();
        var user = await OwnerAsync(database, userId);
        // Whoever has one already replaces it on the page of the own account, which asks for the password.
        if (user.TwoFactorEnabled) throw new RuleException("code-offer");
        var codes = await factors.SetUpAsync(database, user, sealedText, code);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return codes;
    }

    /// <summary>The account whose password a link sets; null when the link holds no more.</summary>
    public async Task<LinkedAccount?> FindLinkAsync(string text)
    {
        await using var database = await contexts.CreateDbContextAsync();
        return await Holding(database, text).Select(link => (int?)link.UserId).FirstOrDefaultAsync() is { } userId ? await ShowAsync(userId) : null;
    }

    /// <summary>Sets the password through a link, which then holds no more, and unlocks the account.</summary>
    /// <returns>The account.</returns>
    /// <exception cref="RuleException"><c>link-over</c>, and those of passwords.</exception>
    public async Task<int> AcceptLinkAsync(string text, string password)
    {
        await using var database = await contexts.CreateDbContextAsync();
        await using var transaction = await database.Database.BeginTransactionAsync();
        await AccountLock.TakeAsync(database);
        var link = await Holding(database, text).FirstOrDefaultAsync() ?? throw new RuleException("link-over");
        var user = await OwnerAsync(database, link.UserId);
        await ChooseAsync(database, user, password);
        (link.ClosedAt, user.LockoutEnd, user.AccessFailedCount) = (clock.GetUtcNow(), null, 0);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return user.Id;
    }

    private IQueryable<AccountLink> Holding(ConsoleDb database, string text)
    {
        var (hash, now) = (AccountLink.HashOf(text), clock.GetUtcNow());
        return database.Set<AccountLink>().Where(link => link.Hash == hash && link.ClosedAt == null && link.ExpiresAt > now
            && database.Users.Any(user => user.Id == link.UserId && user.DisabledAt == null));
    }

    private async Task ChooseAsync(ConsoleDb database, ConsoleUser user, string password)
    {
        await passwords.SetAsync(database, user, await AccountQueries.RoleOfAsync(database, user.Id), password);
        await sessions.EndAllAsync(database, user.Id);
    }

    private static async Task<ConsoleUser> OwnerAsync(ConsoleDb database, int userId)
    {
        var user = await database.Users.SingleAsync(one => one.Id == userId);
        database.Actor = new Actor(user.UserName!, [], null);
        return user;
    }
}
