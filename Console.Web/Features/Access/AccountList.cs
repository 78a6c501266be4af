using Microsoft.EntityFrameworkCore;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Access;

/// <summary>Reads accounts, their sessions and their sign-in history as lists show them.</summary>
internal static class AccountList
{
    private const int HistoryLength = 50;

    /// <summary>Accounts by name.</summary>
    public static async Task<List<AccountRow>> ReadAsync(ConsoleDb database, IQueryable<ConsoleUser> users, DateTimeOffset now)
    {
        var found = await (
            from user in users
            orderby user.UserName
            select new
            {
                User = user,
                Role = (from link in database.UserRoles join role in database.Roles on link.RoleId equals role.Id where link.UserId == user.Id select role.Name).FirstOrDefault() ?? "",
                Organisation = database.Organisations.Where(one => one.Id == user.OrganisationId).Select(one => one.Name).FirstOrDefault(),
            }).AsNoTracking().ToListAsync();
        return [.. found.Select(one => Row(one.User, one.Role, one.Organisation, now))];
    }

    /// <summary>Sessions that hold, the latest first.</summary>
    public static Task<List<SessionRow>> ReadAsync(IQueryable<AccountSession> live) => live
        .OrderByDescending(session => session.StartedAt)
        .Select(session => new SessionRow(session.Id, session.StartedAt, session.SeenAt, session.RemoteAddress, session.Browser))
        .ToListAsync();

    /// <summary>The latest attempts to sign in to an account.</summary>
    public static Task<List<SignInRow>> HistoryAsync(ConsoleDb database, int userId) => database.Set<SignInAttempt>()
        .Where(attempt => attempt.UserId == userId)
        .OrderByDescending(attempt => attempt.Id).Take(HistoryLength)
        .Select(attempt => new SignInRow(attempt.At, attempt.Outcome, attempt.RemoteAddress, attempt.Browser))
        .ToListAsync();

    private static AccountRow Row(ConsoleUser user, string role, string? organisation, DateTimeOffset now)
    {
        var lockedUntil = user.LockoutEnd > now ? user.LockoutEnd : null;
        var state = user.DisabledAt is not null ? AccountState.Disabled
            : user.PasswordHash is null ? AccountState.Invited
            : lockedUntil is not null ? AccountState.Locked : AccountState.Active;
        return new AccountRow(user.UserName!, role, organisation, user.OrganisationId, state, user.TwoFactorEnabled, user.CreatedAt, user.LastSignInAt, user.PasswordChangedAt, lockedUntil, user.Email);
    }
}
