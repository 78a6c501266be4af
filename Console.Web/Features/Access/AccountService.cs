using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Access;

/// <summary>What administrators do with accounts. Changes take turns, so that an administrator always remains.</summary>
public sealed partial class AccountService(
    ConsoleDbFactory databases, Passwords passwords, Sessions sessions, SecondFactors factors, IOptions<AccessRules> rules, TimeProvider clock)
{
    /// <summary>Accounts by name.</summary>
    public async Task<List<AccountRow>> ListAsync(AccountFilter? filter = null)
    {
        await using var database = await databases.OpenAsync(Permission.SeeSystem);
        var users = database.Users.AsQueryable();
        if (!string.IsNullOrWhiteSpace(filter?.Find))
        {
            var part = AccountQueries.Normalised(filter.Find);
            users = users.Where(user => user.NormalizedUserName!.Contains(part) || database.Organisations.Any(one => one.Id == user.OrganisationId && one.Name.Contains(filter.Find.Trim())));
        }
        if (!string.IsNullOrEmpty(filter?.Role))
            users = users.Where(user => database.UserRoles.Any(link => link.UserId == user.Id && database.Roles.Any(role => role.Id == link.RoleId && role.Name == filter.Role)));
        return await AccountList.ReadAsync(database, users, clock.GetUtcNow());
    }

    /// <summary>One account with its open sessions and its latest sign-ins.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<(AccountRow Account, List<SessionRow> Sessions, List<SignInRow> History)> FindAsync(string userName)
    {
        await using var database = await databases.OpenAsync(Permission.SeeSystem);
        var user = await AccountQueries.GetAsync(database, userName);
        var account = (await AccountList.ReadAsync(database, database.Users.Where(one => one.Id == user.Id), clock.GetUtcNow())).Single();
        return (account, await AccountList.ReadAsync(sessions.Live(database, user.Id)), await AccountList.HistoryAsync(database, user.Id));
    }

    /// <summary>Whether an account of that name exists.</summary>
    public async Task<bool> ExistsAsync(string userName)
    {
        await using var database = await databases.OpenAsync(Permission.SeeSystem);
        return await AccountQueries.FindAsync(database, userName) is not null;
    }

    /// <summary>Makes an account without a password, and the link with which its owner chooses one.</summary>
    /// <returns>The link's text, which is stored nowhere in the clear.</returns>
    /// <exception cref="RuleException"><c>account-role</c>, <c>account-organisation</c>, <c>account-name</c>, <c>account-taken</c> or <c>account-email</c>.</exception>
    public async Task<string> InviteAsync(InvitationInput input)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var user = await AddAsync(database, input.UserName, input.Role, input.OrganisationId);
        user.Email = EmailOf(input.Email);
        var text = NewLink(database, user.Id);
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return text;
    }

    /// <summary>Makes an account with a password: the given one, or a first one that its owner must change.</summary>
    /// <returns>The password, which is stored nowhere in the clear.</returns>
    /// <exception cref="RuleException">As for an invitation, and those of passwords.</exception>
    public async Task<string> CreateAsync(string userName, string role, int? organisationId, string? password = null)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var user = await AddAsync(database, userName, role, organisationId);
        if (password is not null) await passwords.SetAsync(database, user, role, password);
        else passwords.SetFirst(user, password = FirstPassword.New());
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return password;
    }

    /// <summary>Gives an account another role, or a unit manager another organisation; it signs in anew.</summary>
    /// <exception cref="RuleException"><c>account-own</c>, <c>account-last</c>, <c>account-role</c> or <c>account-organisation</c>.</exception>
    public Task SetRoleAsync(string userName, string role, int? organisationId) => ChangeAsync(userName, async (database, user) =>
    {
        Demand(role, organisationId);
        DemandAnother(database, user);
        if (role != Role.Administrator) await DemandAnotherAdministratorAsync(database, user);
        database.UserRoles.RemoveRange(await database.UserRoles.Where(link => link.UserId == user.Id).ToListAsync());
        user.OrganisationId = organisationId;
        await database.SaveChangesAsync();
        database.UserRoles.Add(new IdentityUserRole<int> { UserId = user.Id, RoleId = await RoleIdAsync(database, role) });
        await sessions.EndAllAsync(database, user.Id);
    });

    /// <summary>Keeps an account out and ends what it has open.</summary>
    /// <exception cref="RuleException"><c>account-own</c> or <c>account-last</c>.</exception>
    public Task DisableAsync(string userName) => ChangeAsync(userName, async (database, user) =>
    {
        DemandAnother(database, user);
        await DemandAnotherAdministratorAsync(database, user);
        user.DisabledAt ??= clock.GetUtcNow();
        await sessions.EndAllAsync(database, user.Id);
    });

    /// <summary>Lets a disabled account in again.</summary>
    public Task EnableAsync(string userName) => ChangeAsync(userName, (_, user) =>
    {
        user.DisabledAt = null;
        return Task.CompletedTask;
    });

    /// <summary>Unlocks an account before its time.</summary>
    public Task UnlockAsync(string userName) => ChangeAsync(userName, (_, user) =>
    {
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        return Task.CompletedTask;
    });

    /// <summary>Takes an account's authenticator app away, for somebody who lost it; it signs in anew.</summary>
    public Task ResetSecondFactorAsync(string userName) => ChangeAsync(userName, async (database, user) =>
    {
        await factors.RemoveAsync(database, user);
        await sessions.EndAllAsync(database, user.Id);
    });

    /// <summary>Makes a link with which the owner chooses a new password; earlier links hold no more.</summary>
    /// <returns>The link's text, which is stored nowhere in the clear.</returns>
    public async Task<string> ResetPasswordAsync(string userName)
    {
        var text = "";
        await ChangeAsync(userName, async (database, user) =>
        {
            foreach (var older in await database.Set<AccountLink>().Where(link => link.UserId == user.Id && link.ClosedAt == null).ToListAsync()) older.ClosedAt = clock.GetUtcNow();
            text = NewLink(database, user.Id);
        });
        return text;
    }

    /// <summary>Ends one session of an account, or all of them.</summary>
    public Task EndSessionsAsync(string userName, Guid? session = null) => ChangeAsync(userName, async (database, user) =>
    {
        foreach (var one in await sessions.Live(database, user.Id).Where(one => session == null || one.Id == session).ToListAsync()) sessions.End(one, database.Actor);
    });

    private async Task ChangeAsync(string userName, Func<ConsoleDb, ConsoleUser, Task> act)
    {
        await using var database = await databases.OpenAsync(Permission.ManageSystem);
        await using var transaction = await database.Database.BeginTransactionAsync();
        await AccountLock.TakeAsync(database);
        await act(database, await AccountQueries.GetAsync(database, userName));
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private async Task<ConsoleUser> AddAsync(ConsoleDb database, string userName, string role, int? organisationId)
    {
        Demand(role, organisationId);
        if (!UserName().IsMatch(userName)) throw new RuleException("account-name", userName);
        await AccountLock.TakeAsync(database);
        if (await AccountQueries.FindAsync(database, userName) is not null) throw new RuleException("account-taken", userName);
        var user = new ConsoleUser { UserName = userName, NormalizedUserName = AccountQueries.Normalised(userName), OrganisationId = organisationId, CreatedAt = clock.GetUtcNow() };
        database.Users.Add(user);
        await database.SaveChangesAsync();
        database.UserRoles.Add(new IdentityUserRole<int> { UserId = user.Id, RoleId = await RoleIdAsync(database, role) });
        return user;
    }

    private string NewLink(ConsoleDb database, int userId)
    {
        var (text, now) = (AccountLink.NewText(), clock.GetUtcNow());
        database.Add(new AccountLink { UserId = userId, Hash = AccountLink.HashOf(text), CreatedBy = database.Actor.Name, CreatedAt = now, ExpiresAt = now + rules.Value.LinkHolds });
        return text;
    }

    private static void Demand(string role, int? organisationId)
    {
        if (!Role.All.Contains(role)) throw new RuleException("account-role", role);
        if (role == Role.UnitManager != organisationId.HasValue) throw new RuleException("account-organisation");
    }

    // An administrator who could take the own role away would be gone by one wrong click.
    private static void DemandAnother(ConsoleDb database, ConsoleUser user)
    {
        if (user.NormalizedUserName == AccountQueries.Normalised(database.Actor.Name)) throw new RuleException("account-own");
    }

    // Only one who can sign in counts: an invitation may never be taken up.
    private static async Task DemandAnotherAdministratorAsync(ConsoleDb database, ConsoleUser user)
    {
        if (await AccountQueries.RoleOfAsync(database, user.Id) != Role.Administrator) return;
        var others =
            from link in database.UserRoles
            join role in database.Roles on link.RoleId equals role.Id
            join other in database.Users on link.UserId equals other.Id
            where role.Name == Role.Administrator && other.Id != user.Id && other.DisabledAt == null && other.PasswordHash != null
            select other;
        if (!await others.AnyAsync()) throw new RuleException("account-last");
    }

    private static async Task<int> RoleIdAsync(ConsoleDb database, string name)
    {
        if (await database.Roles.FirstOrDefaultAsync(role => role.Name == name) is { } known) return known.Id;
        var made = database.Roles.Add(new IdentityRole<int>(name) { NormalizedName = name.ToUpperInvariant() }).Entity;
        await database.SaveChangesAsync();
        return made.Id;
    }

    private static string? EmailOf(string text) =>
        string.IsNullOrWhiteSpace(text) ? null : System.Net.Mail.MailAddress.TryCreate(text.Trim(), out var address) ? address.Address : throw new RuleException("account-email", text);

    [GeneratedRegex("^[A-Za-z0-9._-]{2,64}$")]
    private static partial Regex UserName();
}
