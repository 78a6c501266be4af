using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Access;

/// <summary>Counts wrong passwords and codes of an account, wherever they are entered, and locks it after too many.</summary>
public sealed class SecretGuard(IOptions<AccessRules> rules, TimeProvider clock)
{
    /// <summary>
    /// Looks at a secret. The failure is counted in one statement before the secret is looked at, and taken back when that was right: of many
    /// tries at the same moment no more than allowed are looked at. Call it outside a transaction that may be taken back.
    /// </summary>
    /// <returns>Null when it was right; <paramref name="failure"/> when it was wrong; locked when no more are looked at.</returns>
    public async Task<SignInOutcome?> TryAsync(ConsoleDb database, int userId, SignInOutcome failure, Func<Task<bool>> isRight)
    {
        var (now, until, most) = (clock.GetUtcNow(), clock.GetUtcNow() + rules.Value.LockFor, rules.Value.LockAfter);
        var account = database.Users.Where(user => user.Id == userId);
        var taken = await account.Where(user => user.LockoutEnd == null || user.LockoutEnd <= now).ExecuteUpdateAsync(set => set
            .SetProperty(user => user.AccessFailedCount, user => user.LockoutEnd == null ? user.AccessFailedCount + 1 : 1)
            .SetProperty(user => user.LockoutEnd, user => user.LockoutEnd == null && user.AccessFailedCount + 1 >= most ? until : null));
        if (taken == 0) return SignInOutcome.Locked;
        if (!await isRight()) return await account.AnyAsync(user => user.LockoutEnd != null) ? SignInOutcome.Locked : failure;
        await account.ExecuteUpdateAsync(set => set
            .SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount - 1).SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null));
        return null;
    }
}
