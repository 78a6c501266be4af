using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ParkingOps.Domain;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Access;

/// <summary>Sets and checks passwords by the bureau's rules; stores nothing but salted hashes.</summary>
public sealed class Passwords(IPasswordHasher<ConsoleUser> hasher, IOptions<AccessRules> rules, TimeProvider clock)
{
    /// <summary>Whether it is the account's password.</summary>
    public bool AreRight(ConsoleUser user, string password) =>
        user.PasswordHash is { } hash && hasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed;

    /// <summary>Works as long as a check does, so that nobody learns from the time taken which names exist.</summary>
    public void PretendToCheck(string password) => hasher.HashPassword(new ConsoleUser(), password);

    /// <summary>Whether a new one must be chosen before anything else.</summary>
    public bool AreDue(DateTimeOffset? changedAt) =>
        changedAt is null || (rules.Value.PasswordDays > 0 && clock.GetUtcNow() - changedAt > TimeSpan.FromDays(rules.Value.PasswordDays));

    /// <summary>Gives an account a password that its owner chose.</summary>
    /// <exception cref="RuleException"><c>password-used</c>, and those of <see cref="Domain.Access.PasswordRule"/>.</exception>
    public async Task SetAsync(ConsoleDb database, ConsoleUser user, string role, string password)
    {
        rules.Value.PasswordOf(role).Demand(password, user.UserName!);
        var used = await database.Set<UsedPassword>().Where(one => one.UserId == user.Id).OrderByDescending(one => one.Id).ToListAsync();
        var barred = used.Take(rules.Value.BarredPasswords).ToList();
        if (barred.Any(one => hasher.VerifyHashedPassword(user, one.Hash, password) != PasswordVerificationResult.Failed)) throw new RuleException("password-used", rules.Value.BarredPasswords);
        user.PasswordHash = hasher.HashPassword(user, password);
        user.PasswordChangedAt = clock.GetUtcNow();
        database.RemoveRange(used.Except(barred));
        database.Add(new UsedPassword { UserId = user.Id, Hash = user.PasswordHash });
    }

    /// <summary>Gives an account a password that its owner did not choose, and must change.</summary>
    public void SetFirst(ConsoleUser user, string password) => user.PasswordHash = hasher.HashPassword(user, password);
}
