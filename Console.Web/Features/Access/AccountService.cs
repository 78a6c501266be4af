using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Access;

/// <summary>One account in a list.</summary>
public sealed record AccountRow(string UserName, string Role, string? Organisation, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt);

/// <summary>Accounts: signing in, the own password, and what administrators do with others.</summary>
public sealed class AccountService(IServiceProvider request, IServiceScopeFactory scopes, ConsoleDbFactory databases, CurrentActor current, TimeProvider clock)
{
    /// <summary>Signs in; open to anybody, locked after repeated failures.</summary>
    public async Task<SignInResult> SignInAsync(string userName, string password)
    {
        var signIns = request.GetRequiredService<SignInManager<ConsoleUser>>();
        var result = await signIns.PasswordSignInAsync(userName, password, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded) return result;
        var user = await signIns.UserManager.FindByNameAsync(userName);
        user!.LastSignInAt = clock.GetUtcNow();
        await signIns.UserManager.UpdateAsync(user);
        return result;
    }

    /// <summary>Changes the password of the signed-in account; false when the old one is wrong or the new one too weak.</summary>
    public async Task<bool> ChangeOwnPasswordAsync(string old, string replacement)
    {
        var actor = await current.GetAsync();
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ConsoleUser>>();
        var user = await users.FindByNameAsync(actor.Name);
        return user is not null && (await users.ChangePasswordAsync(user, old, replacement)).Succeeded;
    }

    /// <summary>All accounts by name.</summary>
    public async Task<List<AccountRow>> ListAsync()
    {
        await using var database = await databases.OpenAsync(Permission.SeeSystem);
        return await (
            from user in database.Users
            orderby user.UserName
            select new AccountRow(
                user.UserName!,
                (from link in database.UserRoles join role in database.Roles on link.RoleId equals role.Id where link.UserId == user.Id select role.Name).FirstOrDefault() ?? "",
                database.Organisations.Where(organisation => organisation.Id == user.OrganisationId).Select(organisation => organisation.Name).FirstOrDefault(),
                user.CreatedAt,
                user.LastSignInAt)).ToListAsync();
    }

    /// <summary>Makes an account with one role. A unit manager needs an organisation, nobody else has one.</summary>
    /// <returns>The first password, which is stored nowhere in the clear.</returns>
    /// <exception cref="RuleException"><c>account-role</c>, <c>account-organisation</c> or <c>account-name</c>.</exception>
    public async Task<string> CreateAsync(string userName, string role, int? organisationId, string? password = null)
    {
        (await current.GetAsync()).Demand(Permission.ManageSystem);
        if (!Role.All.Contains(role)) throw new RuleException("account-role", role);
        if (role == Role.UnitManager != organisationId.HasValue) throw new RuleException("account-organisation");
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ConsoleDb>().Actor = await current.GetAsync();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ConsoleUser>>();
        await EnsureRoleAsync(scope.ServiceProvider, role);
        var user = new ConsoleUser { UserName = userName, OrganisationId = organisationId, CreatedAt = clock.GetUtcNow() };
        password ??= NewPassword();
        var made = await users.CreateAsync(user, password);
        if (!made.Succeeded) throw new RuleException("account-name", string.Join("; ", made.Errors.Select(error => error.Description)));
        await users.AddToRoleAsync(user, role);
        return password;
    }

    /// <summary>Whether an account of that name exists.</summary>
    public async Task<bool> ExistsAsync(string userName)
    {
        await using var database = await databases.OpenAsync(Permission.SeeSystem);
        var normalised = userName.ToUpperInvariant();
        return await database.Users.AnyAsync(user => user.NormalizedUserName == normalised);
    }

    private static async Task EnsureRoleAsync(IServiceProvider services, string role)
    {
        var roles = services.GetRequiredService<RoleManager<IdentityRole<int>>>();
        if (!await roles.RoleExistsAsync(role)) await roles.CreateAsync(new IdentityRole<int>(role));
    }

    // Without letters and digits that people take for one another; one of each class is certain.
    private static string NewPassword() =>
        RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ", 3) + RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz", 6)
        + "-" + RandomNumberGenerator.GetString("23456789", 5);
}
